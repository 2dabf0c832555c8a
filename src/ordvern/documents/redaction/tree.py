"""Takes marked values out of an XML tree: joined text of paragraphs, lone texts and attributes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.structure import (
    attributes,
    is_structural_attribute,
    is_structural_text,
)
from ordvern.documents.redaction.values import ROUNDS, Hit, Values

# Elements whose text reads as one line although it lies in many pieces: paragraphs of
# WordprocessingML and DrawingML, strings and comments of SpreadsheetML, paragraphs of ODF.
BLOCKS = frozenset({"p", "si", "is", "text", "h"})
PIECES = frozenset({"t", "delText", "instrText", "delInstrText"})
STAND_INS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
HYPHENS = frozenset({"noBreakHyphen", "softHyphen"})
ODF_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Piece:
    """A stretch of a line: the text (or tail) of `element`, or a stand-in that cannot change.

    `hyphen` is the element of a stand-in that goes with the word it stands in.
    """

    text: str
    element: _Element | None = None
    is_tail: bool = False
    hyphen: _Element | None = None

    def drop(self) -> None:
        """Take the hyphen of a word that is gone out of the tree."""
        parent = self.hyphen.getparent() if self.hyphen is not None else None
        if self.hyphen is not None and parent is not None and not self.hyphen.tail:
            parent.remove(self.hyphen)
            self.text = ""

    def write(self, text: str) -> None:
        if self.element is None:
            return
        self.text = text
        if self.is_tail:
            self.element.tail = text
        else:
            self.element.text = text
            if text != text.strip() and local_name(self.element) in PIECES:
                _keep_spaces(self.element)


@dataclass(slots=True)
class Lines:
    """The pieces of one block, as each of its readings joins them."""

    pieces: list[tuple[Piece, frozenset[str]]] = field(default_factory=list)

    def readings(self) -> Iterator[list[Piece]]:
        """The text as it stands, with and without revisions, the field codes, the fallbacks;
        then each piece alone, for a word that only its formatting parts from the next."""
        kinds = frozenset().union(*(kinds for _, kinds in self.pieces))
        yield [piece for piece, of in self.pieces if not of & {"field", "fallback"}]
        if "deleted" in kinds or "inserted" in kinds:
            for left_out in ("deleted", "inserted"):
                away = {left_out, "field", "fallback"}
                yield [piece for piece, of in self.pieces if not of & away]
        for kind in ("field", "fallback"):
            if kind in kinds:
                yield [piece for piece, of in self.pieces if kind in of]
        if len(self.pieces) > 1:
            yield from ([piece] for piece, _ in self.pieces)


def local_name(element: _Element) -> str:
    """The name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def redact_tree(root: _Element, values: Values, strong: Values) -> int:
    """Remove `values` from every text of the tree, and `strong` ones from structure as well.

    Returns how many places changed. Comments and processing instructions go altogether.
    """
    _drop_silent_nodes(root)
    removed = 0
    for pieces in lines(root):
        for reading in pieces.readings():
            removed += redact_pieces(reading, values.find)
    for element in root.iter():
        removed += _redact_attributes(element, values, strong)
    return removed


def lines(root: _Element) -> list[Lines]:
    """All text of the tree, grouped by paragraph; what stands in no paragraph stands alone."""
    blocks: dict[_Element, Lines] = {}
    loose: list[Lines] = []
    for piece, element, block in _pieces(root):
        if block is not None and _is_of_line(piece, block):
            blocks.setdefault(block, Lines()).pieces.append((piece, _kinds(element, block)))
        elif not is_structural_text(element):
            loose.append(Lines([(piece, frozenset())]))
    return [*blocks.values(), *loose]


def _pieces(root: _Element) -> Iterator[tuple[Piece, _Element, _Element | None]]:
    """Every stretch of text in reading order, with its element and the block it lies in."""
    path: list[_Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and local_name(element) in BLOCKS:
            path.append(element)
        if event == "start":
            pieces = _pieces_in(element)
        else:
            if path and path[-1] is element:
                path.pop()
            pieces = _pieces_after(element)
        for piece in pieces:
            yield piece, element, path[-1] if path else None


def _pieces_after(element: _Element) -> Iterator[Piece]:
    if element.tail and element.tail.strip():
        yield Piece(element.tail, element, is_tail=True)


def _pieces_in(element: _Element) -> Iterator[Piece]:
    name = local_name(element)
    if name in STAND_INS and not element.text:
        hyphen = element if name in HYPHENS else None
        yield Piece(STAND_INS[name], hyphen=hyphen)
    elif element.text and (element.text.strip() or name in PIECES):
        yield Piece(element.text, element)


def _is_of_line(piece: Piece, block: _Element) -> bool:
    """Whether a piece belongs to the running text of its block, not to its settings."""
    if piece.is_tail or piece.element is None or piece.element is block:
        return True
    return local_name(piece.element) in PIECES or block.nsmap.get(block.prefix) == ODF_TEXT


def _kinds(element: _Element, block: _Element) -> frozenset[str]:
    """What the way from `element` up to its block tells about it."""
    kinds: set[str] = set()
    node: _Element | None = element
    while node is not None and node is not block:
        kind = KINDS.get(local_name(node))
        if kind:
            kinds.add(kind)
        node = node.getparent()
    return frozenset(kinds)


KINDS = {
    "del": "deleted",
    "moveFrom": "deleted",
    "delText": "deleted",
    "ins": "inserted",
    "moveTo": "inserted",
    "instrText": "field",
    "delInstrText": "field",
    "Fallback": "fallback",
}


def redact_pieces(pieces: list[Piece], find: Callable[[str], list[Hit]]) -> int:
    """Remove what `find` finds in the joined text, writing each label where its value began."""
    count = 0
    for _ in range(ROUNDS):
        hits = find("".join(piece.text for piece in pieces))
        for hit in reversed(hits):
            _remove(pieces, hit)
        count += len(hits)
        if not hits:
            break
    return count


def _remove(pieces: list[Piece], hit: Hit) -> None:
    offset = 0
    label = hit.label
    for piece in pieces:
        length = len(piece.text)
        start, end = max(hit.start - offset, 0), min(hit.end - offset, length)
        if start < end and piece.element is not None:
            piece.write(piece.text[:start] + label + piece.text[end:])
            label = ""
        elif start < end:
            piece.drop()
        offset += length


def _redact_attributes(element: _Element, values: Values, strong: Values) -> int:
    removed = 0
    for name, text in attributes(element):
        looked_for = strong if is_structural_attribute(element, name) else values
        changed, count = looked_for.replace(text)
        if count:
            element.set(name, changed)
            removed += count
    return removed


def _keep_spaces(element: _Element) -> None:
    element.set(XML_SPACE, "preserve")


def _drop_silent_nodes(root: _Element) -> None:
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        parent = node.getparent()
        if parent is None:
            continue
        before = node.getprevious()
        if node.tail:
            if before is not None:
                before.tail = (before.tail or "") + node.tail
            else:
                parent.text = (parent.text or "") + node.tail
        parent.remove(node)
