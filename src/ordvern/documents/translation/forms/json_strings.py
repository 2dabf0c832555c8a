"""JSON: the strings that are values, each by the path of its keys; keys stay as they are."""

import json
import re
from collections.abc import Iterator

from ordvern.documents.formats.text import decode
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.draft import Draft
from ordvern.documents.translation.forms.marked import OF_PROGRAMS, with_tags
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.text import Part

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]')
BEFORE_VALUE = re.compile(r"\s*:")
# Addresses, paths, colours, numbers of versions and the like are for programs.
NOT_WORDS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|mailto:|www\.|[./#\\])\S*\Z|\S*[\w-]@\S+\Z", re.I)


def open_json(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for what is no JSON."""
    draft = Draft.of(decode(content))
    try:
        json.loads(draft.source)
    except (ValueError, RecursionError):
        raise Refused(Reason.CORRUPT) from None
    escapes = draft.source.isascii() and "\\u" in draft.source
    places = [_place(draft, path, match, escapes=escapes) for path, match in _values(draft.source)]
    return Opened([each for each in places if each], draft.encoded)


def _values(source: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every string that is a value, with the path to it (RFC 6901)."""
    path: list[str | int] = []
    for match in TOKEN.finditer(source):
        sign = match[0]
        if sign in "{[":
            path.append("" if sign == "{" else 0)
        elif sign in "}]":
            path.pop()
        elif sign == "," and isinstance(path[-1], int):
            path[-1] += 1
        elif sign.startswith('"') and _is_key(source, match):
            path[-1] = json.loads(sign).replace("~", "~0").replace("/", "~1")
        elif sign.startswith('"'):
            yield "/".join(map(str, ["", *path])), match


def _is_key(source: str, match: re.Match[str]) -> bool:
    return BEFORE_VALUE.match(source, match.end()) is not None


def _place(draft: Draft, path: str, match: re.Match[str], *, escapes: bool) -> Place | None:
    text = json.loads(match[0])
    if NOT_WORDS.match(text):
        return None
    marked = with_tags(text)

    def write(atoms: Atoms) -> None:
        draft.change(*match.span(), [json.dumps(marked.written(atoms), ensure_ascii=escapes)])

    return place(path, Part.BODY, marked.atoms, write, spellings=OF_PROGRAMS)
