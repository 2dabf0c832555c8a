"""Whether a document as a whole is about one person: by numbers, by labels, by being addressed."""

import re
from collections.abc import Sequence

from ordvern.detection.later import later
from ordvern.detection.normalise import Plain
from ordvern.detection.recognizer import Candidate
from ordvern.detection.speech import each_one, mentions
from ordvern.text import Category

SUBJECT_KINDS = frozenset({Category.NATIONAL_ID, Category.DATE_OF_BIRTH, Category.ID_DOCUMENT})
# A text with one of these is about one person's affairs, and "you" in it is that person.
_LETTER_KINDS = SUBJECT_KINDS | {
    Category.RECORD_NUMBER,
    Category.POSTAL_ADDRESS,
    Category.BANK_ACCOUNT,
}
_SPOKEN_OF = 3  # times that a text without a name must speak of one person
_NEAR = 30  # characters between a name and the number of that person's file
_LOOKED_AT = 200
_EACH_YOU = later(r"\b(?:[Yy]our?s?|[Dd]u|[Dd]eg|[Dd]ig|[Dd]in|[Dd]ine|[Dd]itt)\b")
_SALUTATION = later(
    r"\b(?:Dear|Hi|Hello|Kjære|Kjere|Hei|Hej|Kære|Geehrter?|geehrter?|Liebe|Lieber)\b"
    r"[ ,\w.]{0,12}$|"
    # The addressee's line of a letter, and what was decided for whom.
    r"(?:^|\n)(?:Til|To|An|Till): ?$|(?:^|\n)(?:Til|To|An|Till) $|"
    r"(?:^|\n)(?:Vedtak|Avgjerd|Beslut|Decision|Innkalling|Svar)\b[^.\n]{0,60} (?:for|til|to) $"
)
_LABEL = later(
    r"(?:^|[\n\t|.])[ \t]*(?:pasient\w*|patient\w*|paciente|pacjent\w*|ansatt\w*|tilsett\w*|"
    r"arbeids?taker|arbeidstakar|lønnstaker|employee|worker|medarbetare|anställd|medarbejder|"
    r"arbeitnehmer(?:in)?|mitarbeiter(?:in)?|versicherte[rn]?|salariée?|trabajadora?|emplead[oa]|"
    r"pracownik|elev\w*|student|pupil|child|barn\w*|søker\w*|søkjar\w*|applicant|sökande|ansøger|"
    r"antragsteller(?:in)?|bruker|klient|client|claimant|insured|forsikrede|skadelidte|defendant|"
    r"forsikringsta[kg]er|försäkringstagare|policy ?holder|versicherungsnehmer(?:in)?|assurée?|"
    r"asegurad[oa]|ubezpieczon[ya]|skadelidt|tiltalte|siktede|mistenkte|avhørte|acusado|oskarżon[ya]|innsatte|beboer|deltaker)"
    r"(?:s? (?:navn|namn|name))?[ \t]*[:\t|\n][ \t]*$",
    re.IGNORECASE,
)


def has_subject(form: Plain, identifiers: Sequence[Candidate], families: frozenset[str]) -> bool:
    """Whether the document is about a certain person, so that all in it is about that person."""
    text = form.text
    if any(c.category in SUBJECT_KINDS for c in identifiers):
        return True
    persons = [c for c in identifiers if c.category is Category.PERSON_NAME][:_LOOKED_AT]
    if any(_LABEL.search(text, max(0, c.start - 48), c.start) for c in persons):
        return True
    records = [c for c in identifiers if c.category is Category.RECORD_NUMBER]
    if not records:
        return False
    if _is_numbered(persons, records, text):
        return True
    return _is_spoken_of(form, families)


def _is_spoken_of(form: Plain, families: frozenset[str]) -> bool:
    """Whether a text speaks of one person, or to one, some times."""
    one, end, times = each_one(families), 0, 0
    for place in sorted({*mentions(families).places(form.data, of_you=True)}):
        if place >= end and (mention := one.match(form.text, place)):
            times, end = times + 1, mention.end()
        times += bool(_EACH_YOU.match(form.text, place))
        if times >= _SPOKEN_OF:
            return True
    return False


def _is_numbered(persons: Sequence[Candidate], records: Sequence[Candidate], text: str) -> bool:
    """Whether the only person named has a number of a file right behind the name."""
    if len({text[c.start : c.end].casefold().split()[-1] for c in persons}) > 1:
        return False
    return any(
        0 <= record.start - person.end <= _NEAR or 0 <= person.start - record.end <= _NEAR
        for person in persons[:1]
        for record in records[:_LOOKED_AT]
    )


def is_addressed(text: str, identifiers: Sequence[Candidate]) -> bool:
    """Whether "you" in the document is a certain person."""
    if any(c.category in _LETTER_KINDS for c in identifiers):
        return True
    persons = [c.start for c in identifiers if c.category is Category.PERSON_NAME]
    return any(_SALUTATION.search(text, max(0, p - 90), p) for p in persons[:_LOOKED_AT])
