"""Names by lists and context: labels, titles, signatures, and "once a name, always a name".

Each run of capitalised words is read as a string of kinds (see `lexicon.Kind`). Runs that hold
a known forename decide themselves; others become names by what stands before them; what is left
is looked at once more with the names of the whole document in mind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ordvern.detection.cues import Cue
from ordvern.detection.names.lexicon import (
    ROYAL_OR_HOLY,
    STREET_ENDINGS,
    Kind,
    kind_of,
    places,
    without_genitive,
)
from ordvern.detection.names.runs import Run, Token, find_runs
from ordvern.detection.names.tagger import NameSpan, NameText, TaggedNames

# A known forename and what follows; a doubtful one with a surname; an initial and a surname;
# an unknown word with a surname.
_BY_LISTS = re.compile(
    r"U?F(?:[FfIps]|[SsUA](?=[FfSsU]))*[FfSsULwI]|F"
    r"|f[FfI]*p{0,2}w?[SsUF]+|ff"
    r"|(?:[FfSsU])?I+p{0,2}[SsUfwFL]+"
    r"|[Us]S|UF"
)
_AFTER_LABEL = re.compile(
    r"I+p?[FfSsUw]+|[FfSsULI](?:[FfSsUIpLA]|w(?=[FfSsUI]))*|w(?=[FfSsU])[FfSsUIpL]+"
)
_LABEL_END = re.compile(
    r"[ \t]*(?:\([^)\n]{0,30}\)|/[\w ]{0,20})?[ \t]*[:\t|=][ \t]*(?:\n[ \t]*)?|[ \t]*\n[ \t]*|"
    r"[ \t]{2,}"
)
_ROLE_GAP = re.compile(r",? {1,2}|: ?")
_ABBREVIATION_GAP = re.compile(r"\.? {0,2}")
_ABBREVIATIONS = frozenset(
    ("dr", "prof", "adv", "hr", "fr", "mr", "mrs", "ms", "lek", "mag", "dipl", "ing", "rev", "sr")
)
_MYSELF = re.compile(
    r"\b(?:I|[Jj]eg|[Ee]g|[Jj]ag|[Uu]ndertegnede|[Uu]nderteikna|[Tt]he undersigned|"
    r"[Ii]ch), (?=[^\W\d_])"
)
_FIELD = re.compile(
    r"(?i)navn|namn|name|\bnom\b|nombre|apellido|nazwisk|imię|prénom|født|fødd|née?\b|geb"
)
_SURNAME_FIRST = re.compile(
    r"(?:^|[\n\t:|;]|  )[ \-•*]*((?:(?:von|van|de|da|"
    r"af) )?[^\W\d_][\w'\-]+(?: [^\W\d_][\w'\-]+)?), $"
)
_KIN = re.compile(
    r"(?i)(?:husband|wife|partner|son|daughter|brother|sister|mother|father|mann|kone|kona|"
    r"ektefelle|"
    r"ektefellen|samboer|samboeren|sønn|sønnen|datter|datteren|bror|broren|søster|søsteren|mor|far|"
    r"son|sonen|dotter|dottera|bror min|mannen min|kona mi|make|maka|hustru), $"
)
_LINE_END = re.compile(r"[ \t]*(?:$|\n|\t| {2,}|,)")
_SPEAKER_HEAD = re.compile(r"(?:^|\n)[ \t]*(?:\[[\d:., /\-]{4,24}\]|\d\d[:.]\d\d)?[ \t\-]*$")
_MANY_INITIALS = re.compile(r"(?:\w\.){3,}")
_TRADES = ("er", "or", "ist", "ant", "lege", "leder", "leiar", "ar", "eur", "mann", "in", "læge")
_LOWER_NEXT = re.compile(r" [a-zæøåäöü]")
_ACTS = re.compile(
    r":(?:\s|$)| (?:har|er|var|ble|blei|vart|blir|fikk|fekk|skal|vil|kan|sier|seier|sa|hadde|"
    r"bor|bur|ringte|"
    r"was|is|has|had|will|can|said|says|did|does|went|told|lives|works|hat|ist|wurde|war|är|"
    r"hade|fick|havde|fik|siger)\b"
)
_SPEAKER = re.compile(r":(?:\s|$)")
_SHIP = re.compile(
    r"(?:\b[Mm]\.?/?[STVYF]\.?|\b[Ss]kipet|\b[Ss]kip|\b[Vv]essel|\b[Ff]erja|\b[Ff]erga|"
    r"\b[Bb]åten|\b[Ss]kuta|[\"«'“]) ?$"
)
_NAMED_AFTER = re.compile(
    r"s?[ \-](?:gate|gata|gaten|vei|veg|plass|institutt|stiftelse|legat|fond|minnefond|minne|"
    r"hus|museum|"
    r"skole|skule|kirke|kyrkje|kai|brygge|hotell|hotel|hytta|stadion|alle|minnebok|stue|"
    r"hospital|sykehus|sjukehus|senter|park|bru|pris|allé|torg|minnelund|"
    r"samling|bibliotek|høgskole|universitet|gymnas|vgs|syndrom|sykdom|sjukdom|disease|syndrome|"
    r"street|road|avenue|school|hospital|institute|foundation|square|bridge|museum|prize|award)\b"
    r"|(?: ?& ?| og [Ss]ønner| & Co\b)|,? (?:AS|ASA|ANS|DA|AB|Ltd|LLC|GmbH|Inc|Oy|ApS|A/S|KS|SA)\b"
)
_SHIP_MARKS = frozenset(
    {"MS", "MT", "MV", "SS", "KNM", "FF", "Skipet", "Skip", "Skuta", "Ferja", "Vessel"}
)
_LINE_HEAD = re.compile(r"(?:^|\n)[ \t]*(?:[\-*•–]|\d{1,3}[.)])?[ \t]*$")
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?:\n\t•]|\n[\-*\d.)]+)[ \t\"«(]*$")


@dataclass
class _State:
    """What is found so far in one document."""

    names: list[NameSpan] = field(default_factory=list)
    organisations: list[tuple[int, int]] = field(default_factory=list)
    left: list[Run] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    sure_parts: set[str] = field(default_factory=set)


def tag_names(source: NameText) -> TaggedNames:
    """Names of persons in a text by lists, context and the document rule."""
    state = _State()
    runs = list(find_runs(source.text, source.data))
    labelled = _labelled_starts(source)
    for run in runs:
        _first_look(run, source, labelled, state)
    _signatures(source, state)
    _speakers(source.text, state)
    _remember_parts(source.text, state)
    for run in state.left:
        _second_look(run, source.text, state)
    state.names.sort(key=lambda name: (name.start, -name.end))
    return TaggedNames(tuple(merged(state.names)), tuple(state.organisations))


def _labelled_starts(source: NameText) -> dict[int, str]:
    """Places where a name is announced: right after "Navn:" or after a title."""
    starts: dict[int, str] = {}
    for hit in source.cues.of(Cue.NAME, Cue.ROLE):
        word = source.text[hit.start : hit.end]
        if hit.cue is Cue.ROLE:
            short = word.lower().replace(".", " ").split(" ")[-1] in _ABBREVIATIONS
            gap = (_ABBREVIATION_GAP if short else _ROLE_GAP).match(source.text, hit.end)
            if gap and gap.end() > hit.end:
                starts.setdefault(gap.end(), "role")
        gap = _LABEL_END.match(source.text, hit.end)
        if gap and (":" in gap.group() or hit.cue is Cue.NAME):
            starts[gap.end()] = "field" if _FIELD.search(word) else "label"
    for match in _MYSELF.finditer(source.text):
        starts[match.end()] = "label"
    return starts


def _first_look(run: Run, source: NameText, labelled: dict[int, str], state: _State) -> None:
    text = source.text
    if _is_no_person(run, text):
        if "O" in run.kinds and not (len(run.tokens) == 1 and run.tokens[0].text in places()):
            state.organisations.append((run.start, run.end))
        return
    taken = _by_context(run, text, labelled, state) or _by_lists(run, text, state)
    if not taken:
        state.left.append(run)


def _is_no_person(run: Run, text: str) -> bool:
    """Ships, streets, institutes and firms that bear a person's name, and saints and kings."""
    if "O" in run.kinds:
        return True
    if any(token.text in _SHIP_MARKS for token in run.tokens):
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
    before = text[max(0, start - 12) : start]
    return bool(_SHIP.search(before)) or before.endswith("& ")


def _by_context(run: Run, text: str, labelled: dict[int, str], state: _State) -> bool:
    for index, token in enumerate(run.tokens):
        rule = labelled.get(token.start)
        if rule is None and index and run.kinds[index - 1] == "T":
            rule = "role"
        if rule is None or run.kinds[index] in "TO":
            continue
        if run.kinds[index : index + 2] in ("wF", "wf", "UF"):
            index += 1
        match = _AFTER_LABEL.match(run.kinds, index)
        if match is None or not _may_follow(rule, match.group(), run.tokens[index], text):
            continue
        _take(run.tokens[index : match.end()], rule, 0.8 if rule == "role" else 0.85, text, state)
        return True
    return False


def _may_follow(rule: str, kinds: str, first: Token, text: str) -> bool:
    """After a title one surname is enough; after a label it takes a forename or two words."""
    if rule == "field":
        alone = _LINE_END.match(text, first.end) is not None
        if (kinds == "f" and not alone) or (kinds[0] == "w" and not first.text.isupper()):
            return False
        return bool(set(kinds) - set("wLA")) or (first.text.isupper() and kinds != "w")
    if set(kinds) <= set("LA") or set(kinds) <= set("wA"):
        return False
    if rule == "role":
        before = text[max(0, first.start - 20) : first.start]
        if before.endswith(", ") and kinds[0] not in "Ff":
            return _KIN.search(before) is not None
        return kinds[0] != "L" or len(kinds) > 1
    names = sum(kind in "FfSsU" for kind in kinds)
    return names >= 2 or kinds[0] in "FS" or ("I" in kinds and len(kinds) > 1)


def _by_lists(run: Run, text: str, state: _State) -> bool:
    taken = False
    for match in _BY_LISTS.finditer(run.kinds):
        first, last = _surest(match.start(), match.end(), run, text)
        if first == last:
            continue
        tokens = run.tokens[first:last]
        acts = _ACTS.match(text, tokens[-1].end) is not None
        _take(tokens, "lists", 0.8 if len(tokens) > 1 or acts else 0.6, text, state)
        taken = True
    return taken


def _surest(first: int, last: int, run: Run, text: str) -> tuple[int, int]:
    """The longest part of tokens `first`-`last` that is surely a name; words may be dropped at
    either end; an empty part if none is."""
    for start, end in (
        (first, last),
        (first, last - 1),
        (first + 1, last),
        (first + 1, last - 1),
        (first + 2, last),
    ):
        kinds = run.kinds[start:end]
        fits = kinds and _BY_LISTS.fullmatch(kinds)
        if fits and _is_sure(kinds, run.tokens[start:end], text):
            return start, end
    return first, first


def _is_sure(kinds: str, tokens: tuple[Token, ...], text: str) -> bool:
    """Whether tokens of these kinds are a name where they stand."""
    start, end = tokens[0].start, tokens[-1].end
    if _MANY_INITIALS.fullmatch(tokens[0].text) or text[max(0, start - 3) : start] == "i. ":
        return False
    if _all_capitals(tokens) and not _sure_in_capitals(kinds):
        return False
    head = _SENTENCE_HEAD.search(text[max(0, start - 4) : start]) is not None
    ends = _LINE_END.match(text, end) is not None
    if kinds[-1] == "w":
        return _sure_with_word(kinds, text, end, alone=head and ends, ends=ends)
    if kinds[0] == "I" and "F" not in kinds:
        return bool(set(kinds) & {"S", "s"}) or ends or text[max(0, start - 2) : start] == ", "
    return _sure_by_first(kinds, tokens[0].text, head=head, ends=ends)


def _all_capitals(tokens: tuple[Token, ...]) -> bool:
    long = [token for token in tokens if len(token.text) > 2]
    return bool(long) and all(token.text.isupper() for token in long)


def _sure_with_word(kinds: str, text: str, end: int, *, alone: bool, ends: bool) -> bool:
    """An everyday word with a capital is a surname after a forename, or after initials in a
    line of its own."""
    if "I" in kinds:
        return alone and kinds[0] == "I"
    return "F" in kinds and (ends or _LOWER_NEXT.match(text, end) is not None)


def _sure_by_first(kinds: str, first: str, *, head: bool, ends: bool) -> bool:
    if kinds == "F":
        return len(first) > 2
    if kinds[0] == "U" and kinds[1] != "S":
        if first.lower().endswith(_TRADES):
            return False
        return (head and ends) or (not head and "I" not in kinds)
    if kinds[0] == "f" and not set(kinds) & {"S", "F", "s"}:
        return ends or not head
    return kinds[0] != "s" or not head


def _sure_in_capitals(kinds: str) -> bool:
    """In capital letters every word looks alike: a forename and a surname are wanted."""
    known = sum(kind in "FfSs" for kind in kinds)
    return known > 1 and ("F" in kinds or "S" in kinds)


def _take(
    tokens: tuple[Token, ...], rule: str, confidence: float, text: str, state: _State
) -> None:
    """Note a name; put a surname before a comma with it ("Nordlund, Kari")."""
    last = tokens[-1]
    possessive = re.match(r" [a-zæøåäöü]", text[last.end : last.end + 2]) is not None
    bare = without_genitive(last.text) if possessive or "'" in last.text else last.text
    start = tokens[0].start
    if tokens[0].kind in (Kind.FORENAME, Kind.MAYBE_FORENAME):
        surname = _SURNAME_FIRST.search(text[max(0, start - 50) : start])
        if surname and _is_surname(surname.group(1)):
            start -= len(surname.group(1)) + 2
    state.names.append(NameSpan(start, last.start + len(bare), rule, confidence))


def _is_surname(words: str) -> bool:
    kinds = [kind_of(word) for word in words.split(" ")]
    allowed = {Kind.SURNAME, Kind.MAYBE_SURNAME, Kind.UNKNOWN, Kind.PARTICLE}
    return (words[0].isupper() and set(kinds) <= allowed) or (
        words.isupper() and Kind.WORD not in kinds
    )


def _remember_parts(text: str, state: _State) -> None:
    for name in state.names:
        whole = re.findall(r"[^\W\d_][\w'\-]+", text[name.start : name.end])
        halves = [half for word in whole if "-" in word for half in word.split("-")]
        for word in [*whole, *halves]:
            plain = word.title() if word.isupper() else word
            if len(plain) < 2 or not plain[0].isupper() or kind_of(plain) in "TOp":
                continue
            state.parts.add(plain)
            if kind_of(plain) in "FSUs":
                state.sure_parts.add(plain)


def _second_look(run: Run, text: str, state: _State) -> None:
    """The document rule: a word that is part of a name once is a name everywhere."""
    tokens = run.tokens
    index = 0
    while index < len(tokens):
        first = index
        while index < len(tokens) and _is_part(tokens[index], text, state):
            index += 1
        if index > first:
            _take(tokens[first:index], "document", 0.7, text, state)
        index += 1


def _is_part(token: Token, text: str, state: _State) -> bool:
    plain = token.text.title() if token.text.isupper() else token.text
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("'s"), plain.removesuffix("'")):
        if form in state.sure_parts:
            return True
        if form in state.parts:
            before = text[max(0, token.start - 4) : token.start]
            return _SENTENCE_HEAD.search(before) is None
    return False


def _signatures(source: NameText, state: _State) -> None:
    """Names in the lines under "Med vennlig hilsen"."""
    starts = [run.start for run in state.left]
    for hit in source.cues.of(Cue.CLOSING):
        line_end = source.text.find("\n", hit.end)
        if line_end < 0 or line_end - hit.end > 40:
            continue
        index = bisect_left(starts, line_end)
        while index < len(starts) and starts[index] < line_end + 120:
            run = state.left[index]
            if _looks_signed(run, source.text):
                _take(run.tokens, "signature", 0.8, source.text, state)
            index += 1


def _speakers(text: str, state: _State) -> None:
    """Unknown words that open several lines and are followed by a colon: persons of a chat."""
    openers: dict[str, list[Run]] = {}
    for run in state.left:
        if run.kinds not in ("U", "f", "s") or not _SPEAKER.match(text, run.end):
            continue
        if _SPEAKER_HEAD.search(text[max(0, run.start - 30) : run.start]):
            openers.setdefault(run.tokens[0].text, []).append(run)
    for runs in openers.values():
        if len(runs) > 1:
            for run in runs:
                _take(run.tokens, "speaker", 0.8, text, state)


def _looks_signed(run: Run, text: str) -> bool:
    at_head = _LINE_HEAD.search(text[max(0, run.start - 12) : run.start]) is not None
    names = sum(kind in "FfSsU" for kind in run.kinds)
    return at_head and names == len(run.kinds) and 1 <= names <= 4


def merged(names: Iterable[NameSpan]) -> Iterator[NameSpan]:
    """Names, in order of place, with those that overlap made one."""
    current: NameSpan | None = None
    for name in names:
        if current is None:
            current = name
        elif name.start < current.end:
            if name.end > current.end:
                current = NameSpan(current.start, name.end, current.rule, current.confidence)
        else:
            yield current
            current = name
    if current is not None:
        yield current
