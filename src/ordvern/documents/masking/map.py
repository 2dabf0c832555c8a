"""The map from placeholders back to values: small, typed, secret; the caller encrypts it."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ordvern.documents.masking.codes import CODE, group_of, written
from ordvern.documents.masking.kinds import SAID, Kind

VERSION = 1


class NotAMap(Exception):
    """The text is no map of placeholders, or of a version that is not known here."""


class Form(StrEnum):
    """How a value was written, as far as a translator needs to know it."""

    WHOLE = "whole"
    PART = "part"
    OTHER = "other"


FORM_SAID = {Form.WHOLE: "", Form.PART: ", only a part of it", Form.OTHER: ", written otherwise"}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stood where ``⟦code⟧`` stands now.

    `number` is the number of a cell of a workbook as it lay in the file ("" elsewhere): a date is
    a number there, and `value` is how it reads.
    """

    code: str
    value: str = field(repr=False)
    form: Form = Form.WHOLE
    number: str = field(default="", repr=False)

    @property
    def kind(self) -> Kind:
        return Kind(self.code[0])


@dataclass(frozen=True, slots=True)
class MaskedFile:
    """Which placeholders a file got; `name` is what its caller knows it by."""

    name: str = field(repr=False)
    codes: frozenset[str]


@dataclass(frozen=True, slots=True, repr=False)
class MaskMap:
    """All placeholders of an order, and which file got which.

    `taken` are codes that stood in some file before: they are no placeholders of ours.
    """

    placeholders: tuple[Placeholder, ...] = ()
    files: tuple[MaskedFile, ...] = ()
    taken: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"MaskMap({len(self.placeholders)} placeholders, {len(self.files)} files)"

    def by_code(self) -> dict[str, Placeholder]:
        return {each.code: each for each in self.placeholders}

    def groups(self) -> set[str]:
        return {group_of(each.code) for each in self.placeholders}

    def notes(self) -> Iterator[tuple[str, str]]:
        """For the translator: each placeholder and what kind of value it is, not a letter of it."""
        first: dict[str, str] = {}
        for each in self.placeholders:
            group = group_of(each.code)
            same = f", the same as {written(first[group])}" if group in first else ""
            first.setdefault(group, each.code)
            yield written(each.code), SAID[each.kind] + (same and FORM_SAID[each.form] + same)

    def expected(self, name: str, seen: Collection[str]) -> frozenset[str]:
        """The codes that a translation should hold: those of the file of that name, or of the
        only file, or else of the file that has most in common with what was `seen`."""
        named = [file for file in self.files if name and file.name == name]
        among = named or list(self.files)
        if not among:
            return frozenset(self.by_code())
        best = max(among, key=lambda file: _likeness(file.codes, frozenset(seen)))
        return best.codes

    def to_json(self) -> str:
        """For the caller to encrypt: it holds every value."""
        return json.dumps(
            {
                "ordvern_mask_map": VERSION,
                "placeholders": [_as_row(each) for each in self.placeholders],
                "files": [[file.name, sorted(file.codes)] for file in self.files],
                "taken": sorted(self.taken),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str | bytes) -> "MaskMap":
        """Raises `NotAMap`, whose message quotes nothing."""
        try:
            loaded = json.loads(text)
            if loaded["ordvern_mask_map"] != VERSION:
                raise NotAMap("made by another version")
            return cls(
                tuple(placeholder_of(row) for row in loaded["placeholders"]),
                tuple(MaskedFile(str(name), _codes(codes)) for name, codes in loaded["files"]),
                _codes(loaded["taken"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise NotAMap("no map of placeholders") from None


def _as_row(each: Placeholder) -> list[str]:
    return [each.code, each.value, each.form.value, each.number]


def placeholder_of(row: Any) -> Placeholder:
    """From a row of the map's JSON. Raises ValueError or TypeError for anything else."""
    code, value, form, number = row
    if not all(isinstance(each, str) for each in row) or not CODE.fullmatch(code):
        raise ValueError("no placeholder")
    return Placeholder(str(Kind(code[0])) + code[1:], value, Form(form), number)


def _codes(codes: Any) -> frozenset[str]:
    found = frozenset(codes)
    if not all(isinstance(code, str) and CODE.fullmatch(code) for code in found):
        raise ValueError("no codes")
    return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
