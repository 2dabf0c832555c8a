"""Postal addresses: street and number, postal code and place, together or alone."""

import re
from collections.abc import Iterator

from ordvern.detection.later import later
from ordvern.detection.names.lexicon import places, words
from ordvern.detection.narrow import narrow, wider
from ordvern.detection.recognizer import Candidate
from ordvern.text import Category

RECOGNIZER = "any.postal_address"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĘĚŁŃŅŇŌŐŚŠŪŮŹŻŽŊ]"
_WORDS = (
    rf"(?:{_CAPITAL}[\w.'\-]*|\d{{1,3}}(?:st|nd|rd|th)|de|la|las|los|del|des|du|der|den|von|van|"
    rf"of|og|and|i|på|am|an|ul\.|al\.)"
)
_STREET_BEFORE = later(rf"(?:{_WORDS} ){{0,5}}$")
_NUMBER = r"\d{1,4}(?: ?[A-Za-z](?![\w.])(?: \d{1,3}(?=,? \d{5} ))?)?(?: ?[\-/] ?\d{1,4}[A-Za-z]?)?"
_HOUSE_NUMBER = later(_NUMBER)
_FLOOR = (
    r"(?:,? ?(?:leilighet|leil\.?|H\d{4}|\d{1,2}\.? ?(?:sal|etg\.?|etasje|tr|tv|th|mf|våning|"
    r"Stock)\.?(?: ?(?:tv|th|mf))?\.?|lgh ?\d+|apt\.? ?\w+|flat ?\w+|m\. ?\d+|\d{1,2}º ?\w?))"
)
_COUNTRY_MARK = r"(?:[A-Z]{1,2}-)?"
_CODE = rf"{_COUNTRY_MARK}(?:\d{{4}}(?: [A-Z]{{2}})?|\d{{5}}|\d{{3}} ?\d{{2}}|\d{{2}}-\d{{3}})"
# Portuguese, Romanian and Icelandic codes look like other numbers but after a street.
_AFTER_STREET = rf"{_CODE}|{_COUNTRY_MARK}(?:\d{{4}}-\d{{3}}|\d{{6}}|\d{{3}})"
_PLACE = (
    rf"(?:St\. )?{_CAPITAL}[\w'\-]+(?: (?:{_CAPITAL}[\w'\-]*|i|på|am|an|der|sur|de|la|im|on|"
    rf"upon|bei|[SNØVK])"
    rf"(?![\w])){{0,3}}"
)
_UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_US_CODE = r"[A-Z]{2},? \d{5}(?:-\d{4})?"
_COUNTRY = (
    r"(?:,? ?\(?(?:Norge|Noreg|Norvège|Norwegen|Noruega|Norwegia|Norway|NORWAY|Sverige|Sweden|"
    r"Danmark|Denmark|Tyskland|Deutschland|"
    r"Germany|Polen|Poland|Polska|United Kingdom|UK|England|France|Spain|España|Finland|Island|"
    r"Iceland|USA)\)?)"
)
_REST = later(
    rf"{_FLOOR}?(?:,? ?(?:\n[ \t]*)?[,]? ?(?:{_PLACE}[, ]\s?)?(?:{_UK_CODE}|{_US_CODE})|,?"
    rf"(?: |\s?\n[ \t]*|\t+)?(?:{_AFTER_STREET})\s{{1,2}}{_PLACE}|"
    rf", {_PLACE}(?:,? {_UK_CODE})?)?{_COUNTRY}?"
)
_STREET_WORD = (
    rf" (?:{_CAPITAL}[\w.'\-]*|i|på|am|an|der|den|de|la|du|von|van|gate|gata|vei|veg|allé|plass|"
    rf"gt\.)"
)
_PIECE = r"(?:, ?[\w. º°\-]{1,22}){0,2}"
_FARM = later(
    rf"(?:{_CAPITAL}[\w.'\-]+(?:{_STREET_WORD}){{0,3}},? {_NUMBER}|"
    rf"{_CAPITAL}?[\w'\-]+[\w' ,\-]{{0,40}}, rom \d+|"
    rf"(?<![\w.,\-/])\d{{1,3}}(?: ?bis)?,? [\w'\-]+(?: [\w'\-]+){{1,4}}){_PIECE},?(?: |"
    rf"\s?\n[ \t]*)(?:{_CODE})\s{{1,2}}{_PLACE}{_COUNTRY}?"
)
_MAY_BE_FARM = wider(_FARM.pattern)
_BRITISH = later(
    rf"(?:(?:Flat|Apt\.?|Unit) \w{{1,4}},? )?(?:\d{{1,4}}[A-Za-z]?,? |"
    rf"The )[A-Z][\w'\-]*(?: [A-Z][\w'\-]*){{0,4}}"
    rf"(?:,? ?\n?[A-Z][\w'\- ]{{2,24}}){{0,3}},?[ \n]{{1,2}}(?:{_UK_CODE}|"
    rf"[A-Z]\d\d ?[A-Z\d]{{4}}){_COUNTRY}?"
)
_AFTER_LABEL = later(
    r"(?:[ \t]*\([^)\n]{0,30}\))?[ \t]*[:|][ \t]*(?:\n[ \t]*)?((?=[^\n]{0,80}\d)[^\n\t|"
    r";]{5,110})|\t((?=[^\n\t]{0,60}\d)[^\n\t|;]{5,110})"
)
_LABEL_STOP = later(
    r" {2,}|(?<=[^\W\d_]{3})\.(?: |$)|,? ?(?:tlf|tel|telefon|mobil|phone|e-post|epost|e-mail|"
    r"email|mail|født|born|f\.|fnr|personnr|cpr)\b.*",
    re.IGNORECASE,
)
# Before a digit each makes one number of both, as in most texts with days: "2025-06-20 Endringer".
_WITHIN = ".,/-"
_APART = rf"(?<![\d{re.escape(_WITHIN)}])"
_CODE_PLACE = later(rf"{_APART}(?:N-|NO-)?(\d{{4}}) ({_PLACE})")
_FOREIGN_CODE_PLACE = later(
    rf"{_APART}(?:[A-Z]{{1,2}}-)?(?:\d{{5}}|\d{{3}} \d{{2}}|\d{{2}}-\d{{3}}|"
    rf"\d{{4}} [A-Z]{{2}}) {_PLACE}"
)
_LED = later(
    rf"(?:\d{{1,4}}(?: ?(?:bis|ter))?,? )?(?:rue|avenue|av\.|boulevard|bd|allée|chemin|"
    rf"impasse|calle|c/|avda\.?|avenida|plaza|paseo|rua|praça|travessa|piazza|viale|ul\.|al\.|"
    rf"vul\.)\s"
    rf"(?:{_WORDS} ?){{1,6}}(?:,? ?{_NUMBER}(?: m\. ?\d+)?)?(?:,? ?\d{{1,2}}º ?\w?)?(?:,? ?"
    rf"(?:\n)?(?:{_AFTER_STREET}) {_PLACE}|,? ?(?:{_CODE}))?{_COUNTRY}?",
    re.IGNORECASE,
)
_ENGLISH = later(
    rf"(?:Flat \w+,? |Apt\.? \w+,? |Unit \w+,? )?\d{{1,4}}[A-Za-z]? (?:{_CAPITAL}[\w.'\-]* ){{1,4}}"
    rf"(?:Street|Road|Avenue|Lane|Drive|Close|Court|Crescent|Terrace|Gardens|Way|Square|Place|"
    rf"Hill|Row|Grove|Park|Walk|Mews|Rise|View|St|Rd|Ave|Blvd|Boulevard)\b\.?"
    rf"(?:,? ?\n?(?!{_US_CODE}){_PLACE}){{0,2}}(?:,? ?\n?(?:{_UK_CODE}|{_US_CODE}))?{_COUNTRY}?"
)


def street(text: str, start: int, end: int) -> Iterator[Candidate]:
    """An address around a street name with a number, which stands at `start`-`end`."""
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "-'"):
        start -= 1
    floor = max(0, start - 60)
    line = text.rfind("\n", floor, start) + 1
    before = _STREET_BEFORE.search(text, max(line, floor), start)
    first = before.start() if before else start
    while first < start and not (text[first].isupper() or text[first].isdigit()):
        first += 1
    if not text[first].isupper() and not text[first].isdigit():
        return
    number = _HOUSE_NUMBER.match(text, _number_start(text, end))
    if number is None:
        return
    rest = _REST.match(text, number.end())
    last = rest.end() if rest else number.end()
    yield Candidate(Category.POSTAL_ADDRESS, first, last, RECOGNIZER, 0.8)


def _number_start(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isdigit():
        end -= 1
    return end


def code_and_place(text: str, start: int, _end: int) -> Iterator[Candidate]:
    """A Norwegian postal code and place, with a farm or street and number before it if any."""
    if start and text[start - 1] in _WITHIN:
        return
    norwegian = _CODE_PLACE.match(text, start)
    match = norwegian or _FOREIGN_CODE_PLACE.match(text, start)
    if match is None:
        return
    floor = max(0, start - 80)
    line = text.rfind("\n", floor, max(0, start - 1)) + 1
    first, last = max(line, floor), match.end() + 20
    may_be_farm = _MAY_BE_FARM.search(narrow(text[first:last])) is not None
    for farm in _FARM.finditer(text, first, last) if may_be_farm else ():
        if farm.start() < start < farm.end():
            yield Candidate(Category.POSTAL_ADDRESS, *farm.span(), RECOGNIZER, 0.8)
            return
    if norwegian is None:
        yield Candidate(Category.POSTAL_ADDRESS, *match.span(), RECOGNIZER, 0.5)
        return
    place = match.group(2).split(" ")[0]
    known = place in places() or match.group(2) in places()
    if not known and place.lower() in words():  # "Reg.nr. 7610 Konto"
        return
    yield Candidate(Category.POSTAL_ADDRESS, *match.span(), RECOGNIZER, 0.7 if known else 0.55)


def british(text: str, start: int, _end: int) -> Iterator[Candidate]:
    """An address that ends in the British or Irish postcode at `start`."""
    floor = max(0, start - 110)
    block = text.rfind("\n\n", floor, start)
    first = block + 2 if block >= 0 else floor
    for match in _BRITISH.finditer(text, first, min(len(text), start + 30)):
        if match.start() < start < match.end():
            yield Candidate(Category.POSTAL_ADDRESS, *match.span(), RECOGNIZER, 0.8)


def labelled(text: str, end: int) -> Iterator[Candidate]:
    """Whatever holds a number after "Adresse:", up to the end of the line or the next label."""
    match = _AFTER_LABEL.match(text, end)
    if match is None:
        return
    group = 1 if match.group(1) else 2
    value = _LABEL_STOP.split(match.group(group), maxsplit=1)[0].rstrip(" ,.")
    if any(c.isdigit() for c in value) and "@" not in value:
        start = match.start(group)
        yield Candidate(Category.POSTAL_ADDRESS, start, start + len(value), RECOGNIZER, 0.72)


def led(text: str, start: int, _end: int) -> Iterator[Candidate]:
    """An address where the kind of street comes first ("rue", "ul."), at `start`."""
    match = _LED.match(text, start)
    if match and any(c.isdigit() for c in match.group()):
        yield Candidate(Category.POSTAL_ADDRESS, *match.span(), RECOGNIZER, 0.7)


def english(text: str, start: int, _end: int) -> Iterator[Candidate]:
    """An address where the house number comes first ("12 Mill Road"), at `start`."""
    match = _ENGLISH.match(text, start)
    if match:
        yield Candidate(Category.POSTAL_ADDRESS, *match.span(), RECOGNIZER, 0.75)
