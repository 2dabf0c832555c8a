"""The inline marks of Markdown as codes: emphasis, links, images, code, tags."""

import re

from ordvern.documents.translation.atoms import Kind
from ordvern.documents.translation.forms.marked import TAG, Marked, Spelled, with_tags
from ordvern.documents.translation.weaving import Weaving

INSIDE = r"(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*"
TARGET = r"(?:\((?:\\.|[^()\\]|\([^()]*\))*\)|\[[^\[\]]*\])"
INLINE = re.compile(
    rf"(?P<escape>\\[^\w\s])"
    rf"|(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<opens>!?\[)(?P<text>{INSIDE})(?P<target>\]{TARGET})"
    rf"|(?P<note>\[\^[^\]]+\])"
    rf"|(?P<address><[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|https?://[^\s<>)\]]*[\w/])"
    rf"|(?P<mark>\*\*|__|~~|(?<!\*)\*(?!\*)|(?<!_)_(?!_))(?=\S)(?P<inner>.+?)(?<=\S)(?P=mark)",
    re.DOTALL,
)
KINDS = {"**": Kind.BOLD, "__": Kind.BOLD, "*": Kind.ITALIC, "_": Kind.ITALIC, "~~": Kind.FORMAT}
DEEPEST = 6


def with_marks(text: str) -> Marked:
    """A stretch of Markdown woven into atoms."""
    weaving: Weaving[Spelled] = Weaving()
    _weave(text, weaving, 0)
    return Marked(weaving.woven(), weaving.meanings)


def _weave(text: str, weaving: Weaving[Spelled], depth: int) -> None:
    at = 0
    for match in INLINE.finditer(text) if depth < DEEPEST else ():
        if match["escape"] or (match["mark"] and not _is_emphasis(text, match)):
            continue
        _tags(text[at : match.start()], weaving)
        at = match.end()
        _weave_match(match, weaving, depth)
    _tags(text[at:], weaving)


def _weave_match(match: re.Match[str], weaving: Weaving[Spelled], depth: int) -> None:
    if match["code"]:
        weaving.alone(Kind.FIELD, Spelled(match[0]), match[0])
    elif match["note"]:
        weaving.alone(Kind.NOTE, Spelled(match[0]))
    elif match["address"]:
        weaving.alone(Kind.FIELD, Spelled(match[0]), match[0])
    elif match["mark"]:
        _pair(weaving, KINDS[match["mark"]], match["mark"], match["inner"], match["mark"], depth)
    else:
        kind = Kind.IMAGE if match["opens"] == "![" else Kind.LINK
        _pair(weaving, kind, match["opens"], match["text"], match["target"], depth)


def _pair(
    weaving: Weaving[Spelled], kind: Kind, opens: str, inner: str, closes: str, depth: int
) -> None:
    code = weaving.open(kind, Spelled(opens, closes), opens)
    _weave(inner, weaving, depth + 1)
    weaving.close(code)


def _is_emphasis(text: str, match: re.Match[str]) -> bool:
    """An underscore within a word, as in names of files, is none."""
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return "_" not in match["mark"] or not (before.isalnum() or after.isalnum())


def _tags(text: str, weaving: Weaving[Spelled]) -> None:
    """Tags of HTML in the text; each stands alone, as its partner may be behind a mark."""
    if not TAG.search(text):
        weaving.text(text)
        return
    marked = with_tags(text)
    open_codes = {}
    for atom in marked.atoms:
        if isinstance(atom, str):
            weaving.text(atom)
            continue
        meaning = marked.meanings[atom.id]
        if atom.role == "open":
            open_codes[atom.id] = weaving.open(atom.kind, meaning, atom.shown)
        elif atom.role == "close":
            weaving.close(open_codes[atom.id])
        else:
            weaving.alone(atom.kind, meaning, atom.shown)
