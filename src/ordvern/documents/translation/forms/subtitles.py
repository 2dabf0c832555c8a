"""Subtitles (srt, vtt): what is said between two times; line ends within it are codes."""

import re

from ordvern.documents.formats.text import decode
from ordvern.documents.limits import Limits
from ordvern.documents.translation.atoms import Atoms, Kind
from ordvern.documents.translation.draft import Draft
from ordvern.documents.translation.forms.marked import with_tags
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import MASKED, Place, Spelling, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.text import Part

CUE = re.compile(
    r"^[ \t]*(?:\d+:)?\d+:\d+[.,]\d+[ \t]*-->[^\r\n]*\r?\n"
    r"(?P<text>(?:[^\r\n]*\S[^\r\n]*(?:\r?\n|\Z))+)",
    re.MULTILINE,
)
SPELLINGS = (
    Spelling(re.compile(r"\{\\[^{}]*\}"), Kind.OTHER),
    Spelling(MASKED, Kind.PLACEHOLDER),
    Spelling(re.compile(r"\r?\n"), Kind.WRAP),
)


def open_subtitles(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """One place a cue, numbered as they come."""
    draft = Draft.of(decode(content))
    places = [
        _place(draft, match, number) for number, match in enumerate(CUE.finditer(draft.source), 1)
    ]
    return Opened([each for each in places if each], draft.encoded)


def _place(draft: Draft, match: re.Match[str], number: int) -> Place | None:
    marked = with_tags(match["text"])
    span = match.span("text")

    def write(atoms: Atoms) -> None:
        draft.change(*span, [marked.written(atoms)])

    return place(f"cue{number}", Part.BODY, marked.atoms, write, spellings=SPELLINGS)
