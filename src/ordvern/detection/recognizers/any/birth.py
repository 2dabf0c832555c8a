"""Dates of birth: a date after "født", "born", "geb." and the like, also as a table heading."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ordvern.detection.cues import Cue, CueIndex
from ordvern.detection.later import later
from ordvern.detection.recognizer import Candidate
from ordvern.detection.recognizers.any.spelt_dates import SPELT_DATE
from ordvern.detection.spelt_numbers import WORD
from ordvern.text import Category

RECOGNIZER = "any.date_of_birth"
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|ma[iyj]|jun|jul|aug|sep|o[kc]t|nov|de[csz]|januar|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|septiembre|noviembre|diciembre|janv|févr|avr|juin|juil|août|"
    r"déc|styczn|lut|kwie|maj|czerw|lip|sierp|wrze|paźdz|list|grud|"
    # Dutch, Italian, Portuguese, Finnish, Icelandic
    r"maart|mei|gennaio|maggio|giugno|luglio|settembre|ottobre|dicembre|fevereiro|março|maio|junho|"
    r"julho|setembro|outubro|dezembro|tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|"
    r"marras|joulu|maí|júní|júlí|ágúst|október|nóvember|"
    # Czech and Slovak, Hungarian, Romanian, Croatian and Slovene
    r"led|únor|břez|dub|květ|červ|srp|zář|říj|prosin|máj|jún|júl|ápr|márc|szept|ian|iun|iul|siječ|"
    r"velj|ožuj|trav|svib|lipnj|srpnj|kolov|ruj|studen|prosinc|"
    # Estonian, Latvian, Lithuanian
    r"jaan|veeb|märts|juun|juul|detsem|janv|aprīl|maij|jūn|jūl|saus|vasar|kov|baland|geguž|birž|"
    r"liep|rugp|rugs|spal|lapkr|gruod|"
    # Greek, Bulgarian, Ukrainian, Russian
    r"ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ|яну|фев|мар|апр|май|мая|юни|юли|авг|"
    r"сеп|окт|ное|дек|січ|лют|бер|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|июн|июл|ноя)"
    r"[^\W\d_]{0,9}"
)
_ORDINAL = r"(?:første|second|andre|førstkommende|[^\W\d_]{2,18}(?:te|de|dje|st|nd|rd|th|ste))"
_SPELT_YEAR = (
    rf"(?:nitten|atten|tjue|to|nineteen|eighteen|twenty|two|nitton|tjugo|två)[ \-]?"
    rf"(?:hundre|tusen|hundred|thousand|hundra|tusind)?(?:[ \-]?(?:og|and|och)[ \-]?)?"
    rf"(?:{WORD})?(?:[ \-]{WORD})?"
)
_DATE = (
    rf"{SPELT_DATE}|\d{{1,2}} ?[./\-] ?\d{{1,2}} ?[./\-] ?(?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|\d{{1,2}} ?/ ?\d{{1,2}} ?[ \-] ?(?:(?:18|19|20)\d{{2}}|\d{{2}})(?!\d)"
    rf"|(?:\d{{1,2}}\.?|{_ORDINAL})(?: dag)?(?: of| i| av| den)? {_MONTH},? (?:i |in |år )?"
    rf"(?:{_SPELT_YEAR}\b|(?:18|19|20)\d{{2}}(?!\d))"
    rf"|(?:18|19|20)\d{{2}} ?[./\-] ?\d{{1,2}} ?[./\-] ?\d{{1,2}}(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|de|te|ste|en|\.)?(?: of| de|-|/)?[ .\-/]?{_MONTH}\.?,?"
    rf"(?: de| del|-|/)?[ .\-/]?(?:\d{{4}}|'?\d{{2}})(?!\d)"
    rf"|(?:18|19|20)\d{{2}}\. {_MONTH} \d{{1,2}}(?!\d)"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d)"
    rf"|{_MONTH}\.? (?:19|20)\d{{2}}(?!\d)"
    r"|\d{2}[01]\d{3}(?!\d)(?![ \-]?\d)|\d{2} \d{2} (?:19|20)?\d{2}(?!\d)|(?:18[5-9]\d|"
    r"19\d{2}|20[0-2]\d)(?![\d./\-]*\d)"
)
_FILLING = (
    r"(?:[\s.:=(]{0,3}\([^()\n]{1,30}\)[ :]{1,3})?(?:[ .:=()|,/\"«“-]|\b(?:den|dato|on|am|le|el|"
    r"the|dnia|år|year|dato|n|il|op|op de|la|em|a)\b){0,10}"
)
_WORDY_GAP = later(_FILLING, re.IGNORECASE)
_GAP = later(
    rf"{_FILLING}"
    r"(?:(?:(?:i|in|på|à|en|w)\b )?[A-ZÆØÅÄÖÜ][\w.\-]{1,24}(?: [A-ZÆØÅ][\w\-]{1,20})?"
    r"(?:, [A-ZÆØÅ][\w\-]{1,20})?(?: \([^)\n]{1,24}\))?,?[ (]{1,3}(?:(?:den|on|am|le|el|"
    r"the) )?)?",
    re.IGNORECASE,
)
_AFTER_NAME = later(
    r",? ?\(?((?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:19\d\d|200\d|201[0-2]))(?!\d)"
)
# "Born after 1 January 2019" is said of anybody; "le 14 juillet 1978 est né" of one.
_OF_ANYBODY = later(
    r" (?:etter|før|mellom|efter|före|mellan|mellem|after|before|between|since|nach|vor|zwischen|"
    r"après|avant|entre|después|antes|po|przed)\b",
    re.IGNORECASE,
)
_BEFORE_BIRTH = later(
    r"(?: (?:à|kl\.|kl|um|a las|at|o) [^\n]{1,28}?)?,? (?:est|ble|blei|vart|blev|was) $",
    re.IGNORECASE,
)
_VERBS = [[verb] for verb in ("est", "ble", "blei", "vart", "blev", "was")]
_BEFORE = 64
_NEAR_GAP = later(r"[\s.:=()|,/\"«“-]{0,5}")
_SHORT_GAP = later(r"[.:]? ?")
_YEAR_ONLY = later(r"\d{4}")
_HEADING_REACH = 1500


@cache
def _date() -> re.Pattern[str]:
    """Dates in all spellings: slow to compile, so not before a cue of birth is met."""
    return re.compile(_DATE, re.IGNORECASE)


def find_births(text: str, cues: CueIndex) -> Iterator[Candidate]:
    """A date right after a cue of birth; under a column heading, the dates of the rows."""
    for hit in cues.of(Cue.BIRTH):
        if _OF_ANYBODY.match(text, hit.end):
            continue
        short = hit.end - hit.start == 1
        gaps = (_SHORT_GAP,) if short else (_NEAR_GAP, _WORDY_GAP, _GAP)
        ends = (gap.end() for pattern in gaps if (gap := pattern.match(text, hit.end)))
        match = next((found for end in ends if (found := _date().match(text, end))), None)
        if match:
            sure = 0.75 if _YEAR_ONLY.fullmatch(match.group()) else 0.92
            yield Candidate(Category.DATE_OF_BIRTH, *match.span(), RECOGNIZER, sure)
        elif told := _told_before(text, hit.start):
            yield Candidate(Category.DATE_OF_BIRTH, *told, RECOGNIZER, 0.8)
        elif "\n" in text[hit.end : hit.end + 60] and _is_heading(text, hit.start, hit.end):
            yield from _column(text, hit.end)


def _told_before(text: str, start: int) -> tuple[int, int] | None:
    """The place of a date that the words "est né" or "was born" at `start` speak of, if any."""
    if text[max(0, start - 5) : start].split(" ")[-2:-1] not in _VERBS:
        return None
    floor = max(0, text.rfind("\n", 0, start) + 1, start - _BEFORE)
    for match in _date().finditer(text, floor, start):
        if len(match.group()) > 4 and _BEFORE_BIRTH.fullmatch(text, match.end(), start):
            return match.span()
    return None


def after_names(text: str, ends: Iterable[int]) -> Iterator[Candidate]:
    """A full date of a grown person's birth right after a name: "Kari Nordlund, 16.09.1960"."""
    for end in ends:
        match = _AFTER_NAME.match(text, end)
        if match:
            yield Candidate(Category.DATE_OF_BIRTH, *match.span(1), RECOGNIZER, 0.7)


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the cue stands in a line without digits and with another column beside it."""
    left = text.rfind("\n", max(0, start - 160), start) + 1
    right = text.find("\n", end, end + 160)
    line = text[left : right if right > 0 else end]
    return not any(c.isdigit() for c in line) and bool(re.search(r"\t| {2,}|[;|]", line.strip()))


def _column(text: str, position: int) -> Iterator[Candidate]:
    stop = text.find("\n\n", position, position + _HEADING_REACH)
    stop = stop if stop > 0 else min(len(text), position + _HEADING_REACH)
    lines_seen: set[int] = set()
    for match in _date().finditer(text, position, stop):
        line = text.rfind("\n", 0, match.start())
        if len(match.group()) < 6 or line in lines_seen:
            continue
        lines_seen.add(line)
        yield Candidate(Category.DATE_OF_BIRTH, *match.span(), RECOGNIZER, 0.75)
