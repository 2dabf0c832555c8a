"""Whether a telephone number, e-mail or address is a person's or an organisation's own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ordvern.detection.cues import Cue, CueIndex
from ordvern.detection.later import later
from ordvern.detection.names.lexicon import forenames, mailboxes, words
from ordvern.detection.names.tagger import TaggedNames
from ordvern.detection.recognizer import Candidate
from ordvern.text import Category

# Labels are looked for in small letters: a pattern that tells no case apart takes twice as long.
_PRIVATE_LABEL = later(
    r"(?:mobil|mob|mobile|cell|handy|portable|móvil|privat|direkte|direct|direktenummer|"
    r"durchwahl|pårørende)\w*[^\n\w]{0,6}(?:\w{0,8}[^\n\w]{0,4})?$"
)
_OFFICE_LABEL = later(
    r"(?:sentralbord|switchboard|växel|omstilling|kundeservice|customer service|support|"
    r"fax|faks|telefaks|resepsjon\w*|reception|vakttelefon|hotline|helpline|emergency|"
    r"zentrale|servicetelefon)\w*[^\n\w]{0,6}(?:\w{0,10}[^\n\w]{0,3})?$"
)
_HOME_LABEL = later(
    r"(?:bosatt|busett|bor|bur|bopel|bosted|bustad|bopæl|bostad|wohnhaft|residing|"
    r"resident|resides|living|lives|hjemme\w*|heime\w*|privat\w*|folkeregistrert\w*|home|"
    r"demeurant|domicili\w+|zam\w*|bopælsadresse)\b[^\n]{0,20}$"
)
_MOBILE = later(r"(?:(?:\+|00)47[ ]?)?[49]\d{2}[ ]?\d{2}[ ]?\d{3}|07\d{3} ?\d{6}|01[567]\d.*")
_REACH = 260
_CONTACT = frozenset({Category.EMAIL, Category.PHONE, Category.POSTAL_ADDRESS})
_Mark = tuple[int, int, bool]
"""Start, end and whether it is a person."""


class Owners:
    """Persons and organisations of a text, to be asked who is named last before a place."""

    def __init__(
        self, text: str, names: TaggedNames, cues: CueIndex, addresses: Iterable[Candidate]
    ) -> None:
        """No part of one of the `addresses` ("School Lane") is taken for an organisation."""
        marks = [(name.start, name.end, True) for name in names.names]
        marks += [(start, end, False) for start, end in names.organisations]
        marks += [
            (hit.start, hit.end, False)
            for hit in cues.of(Cue.ORGANISATION)
            if text[hit.start].isupper()
        ]
        self._marks = _apart(sorted(marks, key=lambda mark: mark[1]), addresses)
        self._ends = [mark[1] for mark in self._marks]
        self._text = text
        self._cues = cues
        self.has_persons = bool(names.names)

    def is_persons(self, candidate: Candidate) -> bool:
        """Whether a contact detail may be taken for a natural person's."""
        value = self._text[candidate.start : candidate.end]
        if candidate.category is Category.EMAIL:
            return not _is_generic(value)
        before = self._text[max(0, candidate.start - 40) : candidate.start].lower()
        if candidate.category is Category.PHONE:
            if _OFFICE_LABEL.search(before):
                return False
            if _PRIVATE_LABEL.search(before):
                return True
        elif _HOME_LABEL.search(before):
            return True
        owner = self._owner(candidate)
        if owner is False and self._is_labelled_apart(candidate):
            return self.has_persons
        if owner is False and candidate.category is Category.PHONE:
            return self.has_persons and _MOBILE.fullmatch(value) is not None
        return self.has_persons if owner is None else owner

    def _is_labelled_apart(self, candidate: Candidate) -> bool:
        """Whether an "Adresse:" of its own parts it from the organisation named further up."""
        if candidate.category is not Category.POSTAL_ADDRESS:
            return False
        if not self._cues.has((Cue.ADDRESS,), candidate.start, 3):
            return False
        line = self._text.rfind("\n", max(0, candidate.start - 200), candidate.start)
        above = self._text.rfind("\n", max(0, line - 200), max(line, 0)) if line > 0 else -1
        first, last = (
            bisect_left(self._ends, max(above, 0)),
            bisect_left(self._ends, candidate.start),
        )
        return not any(not mark[2] for mark in self._marks[first:last])

    def _owner(self, candidate: Candidate) -> bool | None:
        """True: a person is named last before it in the same block; False: an organisation."""
        text, start = self._text, candidate.start
        index = bisect_left(self._ends, start + 1) - 1
        while index >= 0 and self._ends[index] > start - _REACH:
            first, last, is_person = self._marks[index]
            if "\n\n" in text[last:start]:
                break
            if first < start:
                return is_person
            index -= 1
        after = bisect_left(self._ends, candidate.end)
        if after < len(self._marks) and self._marks[after][0] - candidate.end < 20:
            return self._marks[after][2] or None
        return None


def _apart(marks: list[_Mark], addresses: Iterable[Candidate]) -> list[_Mark]:
    """The marks but those of organisations within an address."""
    inside = sorted((each.start, each.end) for each in addresses)
    if not inside:
        return marks
    starts = [start for start, _ in inside]
    reached = [0, *accumulate((end for _, end in inside), max)]
    return [mark for mark in marks if mark[2] or mark[1] > reached[bisect_right(starts, mark[0])]]


def _is_generic(address: str) -> bool:
    local = address.partition("@")[0].lower()
    pieces = [piece for piece in re.split(r"[._+\-\d]+", local) if piece]
    if any(piece in mailboxes() for piece in pieces):
        return True
    return len(pieces) == 1 and not re.search(r"[._\d]", local) and _is_words(pieces[0])


def _is_words(piece: str) -> bool:
    """Whether it is one everyday word or two put together ("newbuilding", "studieservice")."""
    known = words()
    if piece.title() in forenames():
        return False
    if len(piece) < 5:
        return False
    halves = range(3, len(piece) - 2)
    return piece in known or any(piece[:i] in known and piece[i:] in known for i in halves)


def personal(
    candidates: Sequence[Candidate], text: str, names: TaggedNames, cues: CueIndex
) -> list[Candidate]:
    """The candidates without contact details that are an organisation's own."""
    if _CONTACT.isdisjoint([candidate.category for candidate in candidates]):
        return [*candidates]
    addresses = [c for c in candidates if c.category is Category.POSTAL_ADDRESS]
    owners = Owners(text, names, cues, addresses)
    return [c for c in candidates if c.category not in _CONTACT or owners.is_persons(c)]
