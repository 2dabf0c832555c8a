"""Names that are announced: after "Navn:", after a title, after "jeg,"."""

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.licence import licences
from ordvern.detection.names.context import LINE_END
from ordvern.detection.names.noted import Noted, take
from ordvern.detection.names.runs import Run, Token
from ordvern.detection.names.tagger import NameSpan, NameText

_AFTER_LABEL = later(
    r"I+p?[FfSsUw]+|A{1,2}[FfSsU]+|[FfSsULI](?:[FfSsUIpLA]|w(?=[FfSsUI]))*|w(?=[FfSsU])[FfSsUIpL]+"
)
_LABEL_END = later(
    r"[ \t]*(?:\([^)\n]{0,30}\)|/[\w ]{0,20})?[ \t]*[:\t|=][ \t]*(?:\n[ \t]*)?|[ \t]*\n[ \t]*|"
    r"[ \t]{2,}| (?=[^\W\d_a-zæøåäöü]{2})"
)
_ROLE_GAP = later(r",? {1,2}|: ?")
_ABBREVIATION_GAP = later(r"\.? {0,2}")
_ABBREVIATIONS = frozenset(
    ("dr", "prof", "adv", "hr", "fr", "mr", "mrs", "ms", "lek", "mag", "dipl", "ing", "rev", "sr")
)
_SELVES = ("I", "eg", "ag", "ndertegnede", "nderteikna", "he undersigned", "ch")
_MYSELF = later(
    r"\b(?:I|[Jj]eg|[Ee]g|[Jj]ag|[Uu]ndertegnede|[Uu]nderteikna|[Tt]he undersigned|[Ii]ch)$"
)
# "i. V. Kern", and an officer of a German register or court under a certificate: "Kern, Notar".
_SIGNED = later(
    r"\bi\. ?[VA]\. (?=[A-ZÄÖÜ])|(?:^|\n)(?=[A-ZÄÖÜ][\w\-]+, (?:Justiz|Standesbeamt|Notar|Richter|"
    r"Urkundsbeamt|Rechtspfleger|Amts|Regierungs)\w*)"
)
_OFFICES = ("i. V.", "i. A.", "i.V.", "i.A.", "Standesbeamt", "Urkundsbeamt", "Notar", "Justiz")
# Surname and forenames in capitals behind a label: "Spouse: NORDLUND, KARI".
_CAPITALS = r"[^\W\d_a-zæøåäöü][^\W\d_a-zæøåäöü'\-]+"
_PAIR = later(rf"{_CAPITALS}(?: {_CAPITALS})?, {_CAPITALS}(?: {_CAPITALS}){{0,2}}(?![\w])")
_COMMA = later(r", (?=[^\W\d_])")
_FIELD = later(
    r"(?i)navn|namn|name|\bnom\b|nombre|apellido|nazwisk|imię|prénom|født|fødd|née?\b|geb"
)
_KIN = later(
    r"(?i)(?:husband|wife|partner|son|daughter|brother|sister|mother|father|mann|kone|kona|"
    r"ektefelle|"
    r"ektefellen|samboer|samboeren|sønn|sønnen|datter|datteren|bror|broren|søster|søsteren|mor|far|"
    r"son|sonen|dotter|dottera|bror min|mannen min|kona mi|make|maka|hustru|"
    r"applicant|respondent|appellant|claimant|defendant|complainant|witness|neighbour|colleague|"
    r"manager|rep|vitnet|tiltalte|siktede|søkeren|klageren|saksøkte|saksøker|fornærmede|naboen|"
    r"læreren|legen|sjefen|kollegaen), $"
)


def labelled_starts(source: NameText) -> dict[int, str]:
    """Places where a name is announced: right after "Navn:" or after a title."""
    starts: dict[int, str] = {}
    for hit in source.cues.of(Cue.NAME, Cue.ROLE):
        word = source.text[hit.start : hit.end]
        if hit.cue is Cue.ROLE:
            short = "." in word or word.lower().replace(".", " ").split(" ")[-1] in _ABBREVIATIONS
            gap = (_ABBREVIATION_GAP if short else _ROLE_GAP).match(source.text, hit.end)
            if gap and gap.end() > hit.end:
                starts.setdefault(gap.end(), "role")
        gap = _LABEL_END.match(source.text, hit.end)
        if gap and (":" in gap.group() or hit.cue is Cue.NAME):
            starts[gap.end()] = "field" if _FIELD.search(word) else "label"
    _without_label(source.text, starts)
    # "Hi boss, it's Marcin": only a name that is one by itself is taken (`_may_follow`).
    for hit in source.cues.of(Cue.INTRODUCED):
        starts.setdefault(hit.end + 1, "label")
    return starts


def _without_label(text: str, starts: dict[int, str]) -> None:
    """Places where form or wording announces a name: a licence, a signature, "jeg, ..."."""
    for licence in licences(text):
        starts[licence.start(1)] = starts[licence.start(2)] = "field"
    if any(office in text for office in _OFFICES):
        starts.update((match.end(), "role") for match in _SIGNED.finditer(text))
    for match in _COMMA.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        if before.endswith(_SELVES) and _MYSELF.search(before):
            starts[match.end()] = "label"


def by_context(run: Run, text: str, labelled: dict[int, str], noted: Noted) -> bool:
    for index, token in enumerate(run.tokens):
        rule = labelled.get(token.start)
        if rule is None and index and run.kinds[index - 1] == "T":
            rule = "role"
        if rule is None or run.kinds[index] in "TO":
            continue
        pair = _PAIR.match(text, token.start) if rule != "role" and token.text.isupper() else None
        if pair:
            noted.names.append(NameSpan(*pair.span(), rule, 0.85))
            return True
        if run.kinds[index : index + 2] in ("wF", "wf", "UF"):
            index += 1
        match = _AFTER_LABEL.match(run.kinds, index)
        if match is None or not _may_follow(rule, match.group(), run.tokens[index], text):
            continue
        take(run.tokens[index : match.end()], rule, 0.8 if rule == "role" else 0.85, text, noted)
        return True
    return False


def _may_follow(rule: str, kinds: str, first: Token, text: str) -> bool:
    """After a title one surname is enough; after a label it takes a forename or two words."""
    if kinds[0] == "A":  # "Mr P Ramsay": an initial without its stop
        return rule == "role" and len(first.text) == 1
    if rule == "field":
        alone = LINE_END.match(text, first.end) is not None
        if (kinds == "f" and not alone) or (kinds[0] == "w" and not first.text.isupper()):
            return False
        return bool(set(kinds) - set("wLA")) or (first.text.isupper() and kinds != "w")
    if set(kinds) <= set("LA") or set(kinds) <= set("wA"):
        return False
    if rule == "role":
        before = text[max(0, first.start - 20) : first.start]
        if first.text.isupper() and before.isupper() and not set(kinds) & set("FfSsI"):
            return False  # a heading: "PATIENT QUESTIONNAIRE"
        if before.endswith(", ") and kinds[0] not in "Ff":
            return _KIN.search(before) is not None
        return kinds[0] != "L" or len(kinds) > 1
    names = sum(kind in "FfSsU" for kind in kinds)
    return names >= 2 or kinds[0] in "FS" or ("I" in kinds and len(kinds) > 1)
