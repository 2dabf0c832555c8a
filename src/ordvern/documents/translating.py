"""Two more doors: `to_xliff`, what a translator works on, and `from_xliff`, the way back."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from ordvern.documents import cage
from ordvern.documents.api import content_of
from ordvern.documents.comparison.pairing import Pair
from ordvern.documents.limits import REDACTING, Limits
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.translation.atoms import Code, Role, letters_in, text_of
from ordvern.documents.translation.problems import NotMerged, Problem, Trouble
from ordvern.documents.translation.unit import Unit, from_json
from ordvern.documents.translation.xliff import version1, version2
from ordvern.documents.translation.xliff.sheet import (
    Match,
    Segmented,
    Sheet,
    Stamp,
    segmented,
)
from ordvern.text import Part, word_count

VERSIONS = {"2.1": version2.written, "1.2": version1.written}
Matches = Callable[[str, str], Sequence[Match]]


@dataclass(frozen=True, slots=True)
class Extracted:
    """An XLIFF file for one target language; `words` counts those of its source."""

    content: bytes
    target_language: str
    units: int
    segments: int
    words: int


@dataclass(frozen=True, slots=True)
class MergedDocument:
    """The target document, in the format of its source. `written` counts the units that are
    translated in it; `problems` what is to be looked at: untranslated units, lost formats."""

    content: bytes
    target_language: str
    written: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class XliffPairs:
    """What an XLIFF file of any program says: each unit's source beside its target."""

    source_language: str
    target_language: str
    pairs: tuple[Pair, ...]


def to_xliff(
    source: BinaryIO,
    *,
    source_language: str,
    target_languages: Sequence[str],
    name: str = "",
    matches: Matches | None = None,
    notes: Sequence[str] = (),
    version: str = "2.1",
    with_comments: bool = True,
    limits: Limits = REDACTING,
) -> tuple[Extracted, ...]:
    """The document's texts as XLIFF, one file for each target language.

    Languages are BCP 47 tags. `name` tells the form of plain text (``.md``, ``.srt``) and is
    written into the files; leave out what it should not tell. `matches` is asked for each
    segment's text and target language. `notes` are for the translator. `version` is 2.1 or 1.2.
    The document itself is not in the files: keep it, `from_xliff` needs it.

    Raises Refused: not_redactable for a kind that cannot be written, or what reading refuses.
    ValueError for a version that is not written.
    """
    if version not in VERSIONS:
        raise ValueError(f"not a version that is written: {version}")
    header, _ = cage.ask("units", {"name": name}, content_of(source, limits), limits)
    units, stamp = _units(header, with_comments=with_comments)
    cut = segmented(units, source_language)
    return tuple(
        _extracted(
            Sheet(
                stamp,
                name or f"document.{stamp.form}",
                source_language,
                language,
                tuple(_with_matches(each, language, matches) for each in cut),
                tuple(notes),
            ),
            version,
        )
        for language in target_languages
    )


def from_xliff(
    original: BinaryIO, translation: BinaryIO, *, limits: Limits = REDACTING
) -> MergedDocument:
    """The document with the targets of `translation` in place of its texts.

    Segments without a target keep the source, which `problems` says. Raises NotMerged, whose
    problems name every unit and code at fault, and Refused as `to_xliff` does.
    """
    request = _returned(content_of(translation, limits), limits)
    header, content = cage.ask("merge", request, content_of(original, limits), limits)
    try:
        problems = _problems(header)
        if header["written"] is None:
            raise NotMerged(problems)
        return MergedDocument(content, str(header["language"]), int(header["written"]), problems)
    except (KeyError, TypeError, ValueError):
        raise Refused(Reason.CORRUPT) from None


def xliff_pairs(translation: BinaryIO, *, limits: Limits = REDACTING) -> XliffPairs:
    """The units of an XLIFF file, to be compared. Raises Refused for what is none."""
    header, _ = cage.ask("targets", {}, content_of(translation, limits), limits)
    try:
        pairs = tuple(
            pair
            for name, source, target, missing in header["units"]
            for pair in _pairs(str(name), source, target, missing)
        )
        return XliffPairs(str(header["source_language"]), str(header["language"]), pairs)
    except (KeyError, TypeError, ValueError):
        raise Refused(Reason.CORRUPT) from None


def _pairs(
    name: str, source: Sequence[Any], target: Sequence[Any] | None, missing: int
) -> Iterator[Pair]:
    """A unit; and one more without target if some of its segments have none."""
    atoms = from_json(source)
    if target is None:
        if letters_in(atoms):
            yield Pair(text_of(atoms), None, name)
        return
    back = from_json(target)
    known, found = (
        Counter((each.role, each.id) for each in one if isinstance(each, Code))
        for one in (atoms, back)
    )
    yield Pair(
        text_of(atoms),
        text_of(back),
        name,
        codes_missing=_not_closing(known - found),
        codes_added=_not_closing(found - known),
    )
    if missing:
        yield Pair(text_of(atoms), None, name)


def _not_closing(codes: Counter[tuple[Role, int]]) -> int:
    return sum(count for (role, _), count in codes.items() if role is not Role.CLOSE)


def _returned(content: bytes, limits: Limits) -> dict[str, Any]:
    """The translation as the cage read it, to be handed in with the document."""
    try:
        header, _ = cage.ask("targets", {}, content, limits)
    except Refused as refusal:
        if refusal.reason in {Reason.CORRUPT, Reason.CONTENT_IS_NOT_TYPE}:
            raise NotMerged((Problem(Trouble.NOT_XLIFF),)) from None
        raise
    return {"sheet": header}


def _problems(header: dict[str, Any]) -> tuple[Problem, ...]:
    return tuple(
        Problem(Trouble(trouble), str(unit), str(code))
        for trouble, unit, code in header["problems"]
    )


def _units(header: dict[str, Any], *, with_comments: bool) -> tuple[list[Unit], Stamp]:
    try:
        units = [
            Unit(str(id_), str(locator), Part(part), from_json(atoms), str(known))
            for id_, locator, part, atoms, known in header["units"]
        ]
        scope = "all" if with_comments else "no-comments"
        stamp = Stamp(str(header["form"]), scope, str(header["hash"]))
    except (KeyError, TypeError, ValueError):
        raise Refused(Reason.CORRUPT) from None
    return [unit for unit in units if with_comments or unit.part is not Part.COMMENT], stamp


def _with_matches(each: Segmented, language: str, matches: Matches | None) -> Segmented:
    if matches is None:
        return each
    found = tuple(
        tuple(matches(text_of(piece.atoms), language)) for piece in each.pieces if piece.is_segment
    )
    return Segmented(each.unit, each.pieces, found)


def _extracted(sheet: Sheet, version: str) -> Extracted:
    segments = [piece for each in sheet.units for piece in each.pieces if piece.is_segment]
    words = word_count(text_of(piece.atoms) for piece in segments)
    content = VERSIONS[version](sheet)
    return Extracted(content, sheet.target_language, len(sheet.units), len(segments), words)
