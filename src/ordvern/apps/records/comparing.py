"""What is new in a version of a register: line by line, under the heading where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ordvern.apps.registers.sheet import Section, Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row of a table that came, or went if not `is_new`."""

    is_new: bool
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A section in which something changed."""

    title: str
    lines: tuple[Line, ...]


def compare(old: Sheet, new: Sheet) -> list[Changed]:
    """The sections that changed, in the order of the new version; those that are gone come last.

    Sections are the same by their title.
    """
    before = {each.title: _lines(each) for each in old.sections}
    after = {each.title: _lines(each) for each in new.sections}
    titles = [*after, *(title for title in before if title not in after)]
    found = (
        Changed(title, tuple(_changes(before.get(title, []), after.get(title, []))))
        for title in titles
    )
    return [each for each in found if each.lines]


def _lines(section: Section) -> list[str]:
    rows = (" · ".join(filter(None, row)) for row in section.rows)
    return [*filter(None, section.text.split("\n")), *rows]


def _changes(old: list[str], new: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            continue
        yield from (Line(is_new=False, text=text) for text in old[first:last])
        yield from (Line(is_new=True, text=text) for text in new[start:end])
