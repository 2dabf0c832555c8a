"""Catalogues of messages (po, pot): sources stay, translations are written beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ordvern.documents.formats.text import decode
from ordvern.documents.limits import Limits
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.draft import Draft, Slice
from ordvern.documents.translation.forms.marked import OF_PROGRAMS, with_tags
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.text import Part

STRING = r'"(?:[^"\\\r\n]|\\.)*"'
FIELD = re.compile(
    rf"^(?P<name>msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)[ \t]*"
    rf"(?P<text>{STRING}(?:[ \t]*\r?\n[ \t]*{STRING})*)",
    re.MULTILINE,
)
PIECE = re.compile(STRING)
LANGUAGE = re.compile(r"(?m)^Language:.*\n")
FUZZY = re.compile(r"(?m)^#,.*\bfuzzy\b")
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
ESCAPED = {text: f"\\{letter}" for letter, text in ESCAPES.items()}


@dataclass(slots=True)
class Entry:
    """A message: its source, its plural if it has one, where the translations stand."""

    context: str
    source: str
    plural: str
    targets: list[tuple[Slice, str]]
    is_fuzzy: bool


def open_catalogue(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """One place a message and one a plural; the header tells the new language."""
    draft = Draft.of(decode(content))
    entries = list(_entries(draft.source))
    places: list[Place | None] = []
    for number, entry in enumerate(entries, 1):
        if entry.source and entry.targets:
            places.append(_place(draft, f"message{number}", entry.source, entry, entry.targets[:1]))
        if entry.plural and entry.targets[1:]:
            places.append(_place(draft, f"plural{number}", entry.plural, entry, entry.targets[1:]))

    def save() -> bytes:
        if draft.edits and tongue.tag:
            _tell_language(draft, entries, tongue)
        return draft.encoded()

    return Opened([each for each in places if each], save)


def _entries(source: str) -> Iterator[Entry]:
    entry = Entry("", "", "", [], is_fuzzy=False)
    end = 0
    for match in FIELD.finditer(source):
        name, text = match["name"], _unescaped(match["text"])
        if name in {"msgctxt", "msgid"} and entry.targets:
            yield entry
            entry = Entry("", "", "", [], is_fuzzy=False)
        if name == "msgctxt":
            entry.context = text
        elif name == "msgid":
            entry.source = text
            entry.is_fuzzy = bool(FUZZY.search(source, end, match.start()))
        elif name == "msgid_plural":
            entry.plural = text
        else:
            entry.targets.append((match.span("text"), text))
        end = match.end()
    if entry.targets:
        yield entry


def _place(
    draft: Draft, locator: str, text: str, entry: Entry, targets: list[tuple[Slice, str]]
) -> Place | None:
    marked = with_tags(text)

    def write(atoms: Atoms) -> None:
        for span, _ in targets:
            draft.change(*span, [_escaped(marked.written(atoms))])

    found = place(locator, Part.BODY, marked.atoms, write, spellings=OF_PROGRAMS)
    if found:
        found.is_beside = True
        found.known = "" if entry.is_fuzzy else targets[0][1]
    return found


def _tell_language(draft: Draft, entries: list[Entry], tongue: Tongue) -> None:
    for entry in entries:
        if entry.source or not entry.targets:
            continue
        span, header = entry.targets[0]
        line = f"Language: {tongue.tag.replace('-', '_')}\n"
        changed = LANGUAGE.sub(line, header) if LANGUAGE.search(header) else header + line
        draft.change(*span, [_escaped(changed)])
        return


def _unescaped(strings: str) -> str:
    text = "".join(piece[0][1:-1] for piece in PIECE.finditer(strings))
    return re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), text)


def _escaped(text: str) -> str:
    """In one line, or in several if it has line ends inside, as gettext writes them."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text) or [""]
    spelled = [
        '"' + "".join(ESCAPED.get(sign, sign) for sign in _slashed(line)) + '"' for line in lines
    ]
    return spelled[0] if len(spelled) == 1 else "\n".join(['""', *spelled])


def _slashed(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
