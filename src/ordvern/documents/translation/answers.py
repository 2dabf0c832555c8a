"""What the cage answers of translations: units of a document, targets, the merged document."""

from collections.abc import Mapping
from typing import Any

from ordvern.documents.limits import Limits
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.extracting import Merge, form_of, hash_of, merge, units_of
from ordvern.documents.translation.problems import Problem, Trouble
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.translation.unit import Unit, as_json, from_json
from ordvern.documents.translation.xliff.reading import known_codes, read_sheet
from ordvern.text import Part

Answer = tuple[dict[str, Any], bytes]


def answer_units(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    """Everything there is to translate in a document."""
    form = form_of(content, request["name"], limits)
    units = [
        (unit.id, unit.locator, unit.part, as_json(unit.atoms), unit.known)
        for unit in units_of(content, form, limits)
    ]
    return {"form": form, "hash": hash_of(content), "units": units}, b""


def answer_targets(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    """What a translation says, by unit."""
    sheet = read_sheet(content)
    stamp = sheet.stamp
    return {
        "stamp": [stamp.form, stamp.scope, stamp.hash] if stamp else None,
        "source_language": sheet.source_language,
        "language": sheet.target_language,
        "twice": sheet.twice,
        "units": [
            (
                unit.id,
                as_json(unit.source),
                None if unit.target is None else as_json(unit.target),
                unit.untranslated,
            )
            for unit in sheet.units
        ],
    }, b""


def answer_merge(request: dict[str, Any], content: bytes, limits: Limits) -> Answer:
    """The document with the targets of a translation that `answer_targets` has read."""
    sheet = request["sheet"]
    stamp = sheet["stamp"]
    if stamp is None or stamp[2] != hash_of(content):
        return _answer(Merge(None, (Problem(Trouble.OTHER_DOCUMENT),), 0), "")
    form, scope, _ = stamp
    if form != form_of(content, f"document.{form}", limits):
        return _answer(Merge(None, (Problem(Trouble.OTHER_DOCUMENT),), 0), "")
    twice = tuple(Problem(Trouble.UNIT_DUPLICATED, name) for name in sheet["twice"])
    if twice:
        return _answer(Merge(None, twice, 0), "")
    merged = merge(
        content,
        form,
        Tongue(sheet["language"]),
        _targets(sheet, units_of(content, form, limits)),
        lambda unit: scope == "all" or unit.part is not Part.COMMENT,
        limits,
    )
    partly = tuple(
        Problem(Trouble.UNTRANSLATED, name)
        for name, _, target, missing in sheet["units"]
        if missing and target is not None
    )
    return _answer(
        Merge(merged.content, merged.problems + partly, merged.written), sheet["language"]
    )


def _targets(sheet: Mapping[str, Any], units: list[Unit]) -> dict[str, tuple[Atoms | None, bool]]:
    known = {unit.id: unit.atoms for unit in units}
    targets = {}
    for name, source, target, _ in sheet["units"]:
        atoms = known.get(name, ())
        is_same = known_codes(from_json(source), atoms) == atoms
        back = None if target is None else known_codes(from_json(target), atoms)
        targets[name] = (back, is_same)
    return targets


def _answer(merged: Merge, language: str) -> Answer:
    return {
        "language": language,
        "written": None if merged.content is None else merged.written,
        "problems": [(each.trouble, each.unit, each.code) for each in merged.problems],
    }, merged.content or b""
