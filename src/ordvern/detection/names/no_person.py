"""What bears a person's name and is none: ships, streets, institutes, firms, saints and kings."""

import re

from ordvern.detection.later import later
from ordvern.detection.names.lexicon import ROYAL_OR_HOLY, STREET_ENDINGS
from ordvern.detection.names.runs import Run

_SHIP = later(
    r"(?:\b[Mm]\.?/?[STVYF]\.?|\b[Ss]kipet|\b[Ss]kip|\b[Vv]essel|\b[Ff]erja|\b[Ff]erga|"
    r"\b[Bb]åten|\b[Ss]kuta|(?:båten|skipet|skøyta|fergen|fartøyet|tråleren)|"
    r"\b[Ss]kibet|\b[Ff]artyget|\b[Nn]avire|\b[Bb]uque|\b[Ss]tatek) ?$"
)
# A name alone in quotation marks within a sentence is that of a ship, a book or a house: «Solveig
# Lund» sank. Speech that begins with a name, and the quoted fields of tables and JSON, are not.
_QUOTED_WITHIN = later(r"\w ?[\"«'“„] ?$")
_CLOSED = later(r" ?[\"»'”“]")
_QUOTED = later(r"[\"«'“„] ?$")
# A list of ships: 'Sister vessels: "ANNE LUND", "PER LUND"'.
_SHIPS_LISTED = later(
    r"\b(?:vessels?|ships?|boats?|skip|skipa|skipene|båter|båtar|fartøy\w*|fartyg\w*|ferj[ae]r?|"
    r"ferger|schiffe?|navires?|buques?|statki)\b[^\n]*:[^\n]*$",
    re.IGNORECASE,
)
_LISTED_WITHIN = 120
# Kinds of streets, schools and houses that stand before the name they bear.
_BEARERS = frozenset((
    "rue", "avenue", "boulevard", "quai", "lycée", "collège", "école", "calle", "avenida",
    "plaza", "paseo", "colegio", "instituto", "ulica", "ulicy", "aleja", "plac", "placu", "szkoła",
    "szkoły", "szpital", "rua", "praça", "piazza", "viale",
))  # fmt: skip
_LINKS = frozenset(("de", "du", "des", "da", "do", "im."))
_SHIPS = ("båten", "skipet", "skøyta", "ferja", "fergen", "fartøyet", "tråleren")
_NAMED_AFTER = later(
    r"s?[ \-](?:gate|gata|gaten|vei|veg|plass|institutt|stiftelse|legat|fond|minnefond|minne|"
    r"hus|museum|"
    r"skole|skule|kirke|kyrkje|kai|brygge|hotell|hotel|hytta|stadion|alle|minnebok|stue|"
    r"hospital|sykehus|sjukehus|senter|park|bru|pris|allé|torg|minnelund|"
    r"samling|bibliotek|høgskole|universitet|gymnas|vgs|syndrom|sykdom|sjukdom|disease|syndrome|"
    r"kommune|herred|sogn|sokn|prestegjeld|præstegjeld|Præstegjeld|menighet|fellesråd|"
    r"kirkelige|kyrkjelege|bygdelag|idrettslag|musikklag|barnehage|konferansesenter|"
    r"street|road|avenue|school|hospital|institute|foundation|square|bridge|museum|prize|award)"
    r"(?:e?[nt]|a)?\b"
    r"|(?: ?& ?| og [Ss]ønner| & Co\b)|,? (?:AS|ASA|ANS|DA|AB|Ltd|LLC|GmbH|Inc|Oy|ApS|A/S|KS|SA)\b"
)
_SHIP_MARKS = frozenset(
    {"MS", "MT", "MV", "SS", "KNM", "FF", "Skipet", "Skip", "Skuta", "Ferja", "Vessel"}
)


def is_no_person(run: Run, text: str) -> bool:
    """Ships, streets, institutes and firms that bear a person's name, and saints and kings."""
    if any(token.text in _SHIP_MARKS for token in run.tokens):
        return True
    first = run.tokens[0].text.lower()
    if len(run.tokens) > 1 and (first in _BEARERS or first.endswith(_SHIPS)):
        return True
    last = run.tokens[-1].text.lower()
    if last.endswith(STREET_ENDINGS) and re.match(r"[ ,]+\d", text[run.end : run.end + 4]):
        return True
    if run.tokens[0].text.lower() in ROYAL_OR_HOLY:
        return True
    return is_named_after(text, run.start, run.end)


def is_named_after(text: str, start: int, end: int) -> bool:
    """Whether what surrounds a name tells of a ship, street, institute or firm that bears it."""
    if _NAMED_AFTER.match(text, end):
        return True
    before = text[max(0, start - 16) : start]
    if before.endswith("& ") or _SHIP.search(before) or _is_borne(before):
        return True
    if not (_QUOTED.search(before) and _CLOSED.match(text, end)):
        return False
    listed = _SHIPS_LISTED.search(text[max(0, start - _LISTED_WITHIN) : start])
    return bool(listed or _QUOTED_WITHIN.search(before))


def _is_borne(before: str) -> bool:
    """Whether a kind of street or house that bears the name behind it ends here ("rue de ")."""
    if before[-1:] != " ":
        return False
    words = before.split()
    if len(words) > 1 and words[-1] in _LINKS:
        words.pop()
    return bool(words) and words[-1].lower() in _BEARERS
