"""Web pages: shown text with its inline tags as codes, titles, alt texts; the rest of the source
stays as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from ordvern.documents.formats.html import HIDES, VOID, decode_page
from ordvern.documents.limits import Limits
from ordvern.documents.redaction.html import INLINE
from ordvern.documents.redaction.html_tokens import Attribute, Token, tokens
from ordvern.documents.translation.atoms import Atom, Atoms, Code, Kind, Role
from ordvern.documents.translation.draft import Draft, Slice
from ordvern.documents.translation.forms.marked import KINDS
from ordvern.documents.translation.opened import Opened, plain
from ordvern.documents.translation.place import Place, place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.translation.weaving import Weaving
from ordvern.documents.words import words
from ordvern.text import Part

BLANKS = re.compile(r"[ \t\r\n\f]+")
ALONE = words("br img wbr input")
TEXT_ATTRIBUTES = words("alt title placeholder aria-label aria-description label summary")
BUTTONS = words("submit button reset")
DESCRIBED = words("description keywords og:title og:description twitter:title twitter:description")
RAW = words("script style template noembed noframes iframe xmp plaintext svg math")
KEPT_AS_WRITTEN = words("pre textarea listing")
Meaning = tuple[Slice, Slice | None]


@dataclass(slots=True)
class _Page:
    """A page on the way through its tokens. `skipping` is the name and depth of an element whose
    text is not for translators; `preserving` how deep we are in elements that keep blanks."""

    draft: Draft
    places: list[Place | None] = field(default_factory=list)
    block: list[Token] = field(default_factory=list)
    skipping: tuple[str, int] = ("", 0)
    preserving: int = 0
    opened: dict[int, Code] = field(default_factory=dict)

    def take(self, token: Token) -> None:
        if self._skips(token):
            return
        if token.kind in {"open", "close"}:
            self._attributes(token)
        is_inline = token.kind in {"text", "comment"} or token.name in INLINE | ALONE
        if token.kind == "text" and token.name in {"title", "textarea"}:
            is_inline = False
            self.flush()
            self.block.append(token)
            self.flush()
        if is_inline:
            self.block.append(token)
            return
        self.flush()
        if token.name in KEPT_AS_WRITTEN:
            self.preserving += 1 if token.kind == "open" else -1

    def _skips(self, token: Token) -> bool:
        """Elements that are hidden, for programs, or marked as not to be translated."""
        name, depth = self.skipping
        if not name:
            is_in_line = token.name in INLINE
            if token.kind == "open" and token.name not in VOID and self._is_kept(token):
                if not is_in_line:
                    self.flush()
                    self.skipping = (token.name, 1)
                return not is_in_line
            return token.kind == "raw"
        if token.name == name and token.kind in {"open", "close"}:
            depth += 1 if token.kind == "open" else -1
            self.skipping = (name, depth) if depth else ("", 0)
        return True

    def _is_kept(self, token: Token) -> bool:
        source = self.draft.source[token.start : token.end]
        if source.endswith("/>") and token.name not in RAW:
            return False
        return token.name in RAW or bool(HIDES.search(source)) or _is_not_for_translation(token)

    def _attributes(self, token: Token) -> None:
        told = {each.name: each.value.lower() for each in token.attributes}
        for each in token.attributes:
            is_button = each.name == "value" and told.get("type") in BUTTONS
            about = told.get("name", told.get("property", ""))
            is_told = each.name == "content" and token.name == "meta" and about in DESCRIBED
            if each.name in TEXT_ATTRIBUTES or is_button or is_told:
                self.places.append(self._attribute(each))

    def _attribute(self, each: Attribute) -> Place | None:
        def write(atoms: Atoms) -> None:
            self.draft.change(each.start, each.end, [f'"{escape(plain(atoms))}"'])

        return place(f"attribute@{each.start}", Part.ALT_TEXT, (each.value,), write)

    def flush(self) -> None:
        """The inline tokens gathered so far are a place, if they say anything."""
        block, self.block = self.block, []
        if not any(token.kind == "text" for token in block):
            return
        weaving: Weaving[Meaning] = Weaving()
        for token, partner in _paired(block):
            self._weave(weaving, token, partner)
        start, end = block[0].start, block[-1].end
        meanings = weaving.meanings

        def write(atoms: Atoms) -> None:
            self.draft.change(start, end, [_spelled(atom, meanings) for atom in atoms])

        part = Part.METADATA if block[0].name == "title" else Part.BODY
        self.places.append(place(f"source@{start}", part, weaving.woven(), write))

    def _weave(self, weaving: Weaving[Meaning], token: Token, partner: Token | None) -> None:
        here = (token.start, token.end)
        if token.kind == "text":
            shown = unescape(self.draft.source[token.start : token.end])
            keeps = self.preserving > 0 or token.name == "textarea"
            weaving.text(shown if keeps else BLANKS.sub(" ", shown))
        elif isinstance(partner, Token):
            there = (partner.start, partner.end)
            kind = KINDS.get(token.name, Kind.OTHER)
            if partner.kind == "close":
                self.opened[partner.start] = weaving.open(kind, (here, there), f"<{token.name}>")
            else:
                weaving.close(self.opened[token.start])
        else:
            kind = KINDS.get(token.name, Kind.OTHER) if token.name in ALONE else Kind.OTHER
            kind = Kind.FIELD if token.kind == "kept" else kind
            weaving.alone(kind, (here, None), f"<{token.name}>")


def open_page(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for bytes that are no text."""
    draft = Draft.of(decode_page(content))
    page = _Page(draft)
    whole = list(tokens(draft.source))
    for token in whole:
        page.take(token)
    page.flush()

    def save() -> bytes:
        if draft.edits and tongue.tag:
            _speak(draft, whole, tongue)
        return draft.encoded("xmlcharrefreplace")

    return Opened([each for each in page.places if each], save)


def _is_not_for_translation(token: Token) -> bool:
    return any(
        (each.name == "translate" and each.value.lower() == "no")
        or (each.name == "class" and "notranslate" in each.value.split())
        for each in token.attributes
    )


def _paired(block: Sequence[Token]) -> Iterator[tuple[Token, Token | None]]:
    """Each token with the tag that opens or closes the same element, if it stands in the block.

    An element that is not to be translated comes as one token of the kind ``kept``.
    """
    path: list[Token] = []
    partners: dict[int, Token] = {}
    for token in block:
        if token.kind == "open" and token.name not in ALONE:
            path.append(token)
        elif token.kind == "close" and token.name in [each.name for each in path]:
            while path[-1].name != token.name:
                path.pop()
            opening = path.pop()
            partners[opening.start], partners[token.start] = token, opening
    until = 0
    for token in block:
        if token.start < until:
            continue
        partner = partners.get(token.start)
        if token.kind == "open" and partner and _is_not_for_translation(token):
            until = partner.end
            yield Token("kept", token.start, partner.end, token.name), None
        else:
            yield token, partner


def _spelled(atom: Atom, meanings: dict[int, Meaning]) -> str | Slice:
    if isinstance(atom, str):
        return escape(atom, quote=False)
    opening, closing = meanings[atom.id]
    return closing if atom.role is Role.CLOSE and closing else opening


def _speak(draft: Draft, whole: Sequence[Token], tongue: Tongue) -> None:
    """The language of the page, and which way it runs, on its root."""
    root = next((token for token in whole if token.kind == "open" and token.name == "html"), None)
    if root is None:
        return
    told = {each.name: each for each in root.attributes}
    new = ""
    for name in ("lang", "xml:lang"):
        if name in told:
            draft.change(told[name].start, told[name].end, [f'"{escape(tongue.tag)}"'])
    if "lang" not in told:
        new += f' lang="{escape(tongue.tag)}"'
    way = "rtl" if tongue.is_right_to_left else "ltr"
    if "dir" in told:
        draft.change(told["dir"].start, told["dir"].end, [f'"{way}"'])
    elif tongue.is_right_to_left:
        new += f' dir="{way}"'
    if new:
        at = root.start + len("<html")
        draft.change(at, at, [new])
