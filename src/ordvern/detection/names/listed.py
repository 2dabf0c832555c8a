"""Names that lists show: a known forename and what follows, an initial or a word and a surname."""

from functools import lru_cache

from ordvern.detection.later import later
from ordvern.detection.names.context import LINE_END, SENTENCE_HEAD
from ordvern.detection.names.noted import Noted, take
from ordvern.detection.names.runs import Run, Token

# A known forename and what follows; a doubtful one with a surname; an initial and a surname;
# an unknown word with a surname.
_BY_LISTS = later(
    r"U?F(?:[FfIps]|[SsUA](?=[FfSsU]))*[FfSsULwI]|F"
    r"|f[FfI]*p{0,2}w?[SsUF]+|ff"
    r"|(?:[FfSsU])?I+p{0,2}[SsUfwFL]+"
    r"|[Us]S|UF"
)
_MANY_INITIALS = later(r"(?:\w\.){3,}")
_TRADES = ("er", "or", "ist", "ant", "lege", "leder", "leiar", "ar", "eur", "mann", "in", "læge")
_LOWER_NEXT = later(r" [a-zæøåäöü]")
_ACTS = later(
    r":(?:\s|$)| (?:har|er|var|ble|blei|vart|blir|fikk|fekk|skal|vil|kan|sier|seier|sa|hadde|"
    r"bor|bur|ringte|"
    r"was|is|has|had|will|can|said|says|did|does|went|told|lives|works|hat|ist|wurde|war|är|"
    r"hade|fick|havde|fik|siger)\b"
)


@lru_cache(maxsize=4096)
def may_be_listed(kinds: str) -> bool:
    """Whether a run of these kinds can hold a name by lists."""
    return _BY_LISTS.search(kinds) is not None


def by_lists(run: Run, text: str, noted: Noted) -> bool:
    taken = False
    for match in _BY_LISTS.finditer(run.kinds):
        first, last = _surest(match.start(), match.end(), run, text)
        if first == last:
            continue
        tokens = run.tokens[first:last]
        acts = _ACTS.match(text, tokens[-1].end) is not None
        take(tokens, "lists", 0.8 if len(tokens) > 1 or acts else 0.6, text, noted)
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
    if kinds[0] == "I" and text[start - 1 : start] == "-":  # the end of a part number
        return False
    if kinds == "F" and text[max(0, start - 4) : start] == " in ":
        return False  # "born in Florence"; of a person it is said with a genitive behind
    if _all_capitals(tokens) and not _sure_in_capitals(kinds):
        return False
    head = SENTENCE_HEAD.search(text[max(0, start - 4) : start]) is not None
    ends = LINE_END.match(text, end) is not None
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
