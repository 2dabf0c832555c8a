"""What may be asked of a child: a task by name, with a typed request and a typed answer."""

from collections.abc import Callable, Mapping
from typing import Any

from ordvern.documents.account import Account
from ordvern.documents.content import read_content
from ordvern.documents.limits import Limits
from ordvern.documents.masking.map import MaskMap
from ordvern.documents.masking.mask import Clash, mask_content
from ordvern.documents.masking.restore import restore_content
from ordvern.documents.reading import Mark
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction import redact_content
from ordvern.documents.sniff import kind_of
from ordvern.documents.translation.answers import answer_merge, answer_targets, answer_units
from ordvern.documents.unlock import unlocked
from ordvern.text import Span

Answer = tuple[dict[str, Any], bytes]
Task = Callable[[dict[str, Any], bytes, Limits], Answer]


def _read(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    reading = read_content(content, request["name"], limits, request["password"])
    return {
        "kind": reading.kind,
        "segments": [(one.text, one.locator, one.part) for one in reading.segments],
        "notices": [(notice.reason, notice.count) for notice in reading.notices],
        "words": reading.words,
    }, b""


def _unlock(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    plain = unlocked(content, request["password"])
    if plain == content:
        raise Refused(Reason.ENCRYPTED)
    return {}, plain


def _redact(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    kind = kind_of(content, "", Account(limits))
    redacted = redact_content(content, kind, _marks(request), limits)
    return {
        "kind": kind,
        "removed": redacted.removed,
        "notices": [(notice.reason, notice.count) for notice in redacted.notices],
    }, redacted.content


def _mask(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    kind = kind_of(content, "", Account(limits))
    marks = _marks(request)
    known = MaskMap.from_json(request["known"])
    try:
        masked = mask_content(content, kind, marks, known, request["name"], limits)
    except Clash as clash:
        return {"clash": sorted(clash.codes)}, b""
    return {
        "kind": kind,
        "map": masked.map.to_json(),
        "masked": masked.masked,
        "notices": [(notice.reason, notice.count) for notice in masked.notices],
    }, masked.content


def _restore(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    kind = kind_of(content, "", Account(limits))
    restored = restore_content(content, kind, MaskMap.from_json(request["map"]), limits)
    return {
        "kind": kind,
        "restored": restored.restored,
        "seen": sorted(restored.seen),
        "invented": restored.invented,
    }, restored.content


def _marks(request: dict[str, Any]) -> list[Mark]:
    return [Mark(number, Span(start, end), label) for number, start, end, label in request["marks"]]


TASKS: Mapping[str, Task] = {
    "read": _read,
    "unlock": _unlock,
    "redact": _redact,
    "mask": _mask,
    "restore": _restore,
    "units": answer_units,
    "targets": answer_targets,
    "merge": answer_merge,
}
