"""Takes marked values out of an XML tree: joined text of paragraphs, lone texts and attributes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.structure import attributes, is_structural_text
from ordvern.documents.redaction.values import ROUNDS, Hit, Values
from ordvern.documents.redaction.vocabulary import HYPHENS, OFFICE, Vocabulary
from ordvern.documents.redaction.vocabulary import local_name as local_name

STAND_INS = OFFICE.stand_ins
OFFICE_PIECES = OFFICE.pieces or frozenset()
APART = frozenset({"field", "fallback", "aside"})
GONE = "gone"
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
        """Take the hyphen (or space) of a word that is gone out of the tree; one that text follows
        waits until that text is dealt with too."""
        if self.hyphen is None:
            return
        self.text = ""
        if self.hyphen.tail:
            self.hyphen.set(GONE, "")
        else:
            take_out(self.hyphen)

    def write(self, text: str) -> None:
        if self.element is None:
            return
        self.text = text
        if self.is_tail:
            self.element.tail = text
        else:
            self.element.text = text
            if text != text.strip() and local_name(self.element) in OFFICE_PIECES:
                _keep_spaces(self.element)


@dataclass(slots=True)
class Lines:
    """The pieces of one block, as each of its readings joins them."""

    pieces: list[tuple[Piece, frozenset[str]]] = field(default_factory=list)

    def readings(self) -> Iterator[list[Piece]]:
        """The text as it stands, with and without revisions, the field codes, the fallbacks, what
        is set apart; then each piece alone, for a word that only its formatting parts from the
        next."""
        kinds = frozenset().union(*(kinds for _, kinds in self.pieces))
        yield [piece for piece, of in self.pieces if not of & APART]
        if "deleted" in kinds or "inserted" in kinds:
            for left_out in ("deleted", "inserted"):
                yield [piece for piece, of in self.pieces if not of & (APART | {left_out})]
        for kind in ("field", "fallback"):
            if kind in kinds:
                yield [piece for piece, of in self.pieces if kind in of]
        if len(self.pieces) > 1 or "aside" in kinds:
            yield from ([piece] for piece, _ in self.pieces)


def redact_tree(
    root: _Element, values: Values, strong: Values, vocabulary: Vocabulary = OFFICE
) -> int:
    """Remove `values` from every text of the tree, and `strong` ones from structure as well.

    Returns how many places changed. Comments and processing instructions go altogether, unless
    the vocabulary keeps them: then they are texts like others.
    """
    removed = 0
    if vocabulary.keeps_silent:
        removed += _redact_silent_nodes(root, values)
    else:
        drop_silent_nodes(root)
    for pieces in lines(root, vocabulary):
        for reading in pieces.readings():
            removed += redact_pieces(reading, values.find)
    sweep(root)
    for element in root.iter("*"):
        removed += _redact_attributes(element, values, strong, vocabulary)
    return removed


def sweep(root: _Element) -> None:
    """Take out the elements that waited for the text behind them."""
    for element in [each for each in root.iter("*") if each.get(GONE) is not None]:
        take_out(element)


def take_out(element: _Element) -> None:
    """Remove an element and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def lines(root: _Element, vocabulary: Vocabulary = OFFICE) -> list[Lines]:
    """All text of the tree, grouped by paragraph; what stands in no paragraph stands alone."""
    blocks: dict[_Element, Lines] = {}
    loose: list[Lines] = []
    for piece, element, block in _pieces(root, vocabulary):
        if block is not None and _is_of_line(piece, block, vocabulary):
            holder = element.getparent() if piece.is_tail else element
            kinds = _kinds(holder, block, vocabulary)
            blocks.setdefault(block, Lines()).pieces.append((piece, kinds))
        elif piece.text.strip() and not is_structural_text(element):
            loose.append(Lines([(piece, frozenset())]))
    return [*blocks.values(), *loose]


def _pieces(
    root: _Element, vocabulary: Vocabulary
) -> Iterator[tuple[Piece, _Element, _Element | None]]:
    """Every stretch of text in reading order, with its element and the block it lies in."""
    path: list[_Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start" and vocabulary.opens_block(element, inside=bool(path)):
            path.append(element)
        if event == "start":
            pieces = _pieces_in(element, vocabulary)
        else:
            if path and path[-1] is element:
                path.pop()
            pieces = _pieces_after(element, root, vocabulary)
        for piece in pieces:
            yield piece, element, path[-1] if path else None


def _pieces_after(element: _Element, root: _Element, vocabulary: Vocabulary) -> Iterator[Piece]:
    tail = element.tail if element is not root else ""
    if tail and (tail.strip() or vocabulary.pieces is None):
        yield Piece(tail, element, is_tail=True)


def _pieces_in(element: _Element, vocabulary: Vocabulary) -> Iterator[Piece]:
    name = local_name(element)
    if name in vocabulary.stand_ins and not element.text:
        hyphen = element if name in HYPHENS else None
        yield Piece(vocabulary.stand_ins[name], hyphen=hyphen)
    elif element.text and (element.text.strip() or vocabulary.is_piece(name)):
        yield Piece(element.text, element)


def _is_of_line(piece: Piece, block: _Element, vocabulary: Vocabulary) -> bool:
    """Whether a piece belongs to the running text of its block, not to its settings."""
    if piece.is_tail or piece.element is None or piece.element is block:
        return True
    return vocabulary.is_piece(local_name(piece.element))


def _kinds(node: _Element | None, block: _Element, vocabulary: Vocabulary) -> frozenset[str]:
    """What the way from `node` up to its block tells about what it holds."""
    kinds: set[str] = set()
    while node is not None and node is not block:
        kind = vocabulary.kinds.get(local_name(node))
        if kind:
            kinds.add(kind)
        node = node.getparent()
    return frozenset(kinds)


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


def _redact_attributes(
    element: _Element, values: Values, strong: Values, vocabulary: Vocabulary
) -> int:
    removed = 0
    for name, text in attributes(element):
        looked_for = strong if vocabulary.is_machinery(element, name) else values
        changed, count = looked_for.replace(text)
        if count:
            put(element, name, changed)
            removed += count
    return removed


def put(element: _Element, name: str, text: str) -> None:
    """Set an attribute; one whose prefix nobody declared, as in what was saved of broken XML,
    cannot be set, and goes."""
    try:
        element.set(name, text)
    except ValueError:
        del element.attrib[name]


def _keep_spaces(element: _Element) -> None:
    element.set(XML_SPACE, "preserve")


def _redact_silent_nodes(root: _Element, values: Values) -> int:
    """Comments and instructions, also those that stand before and behind the root."""
    removed = 0
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    for node in [*around, *root.iter(etree.Comment, etree.ProcessingInstruction)]:
        text, count = values.replace(node.text or "")
        if count:
            node.text = text
            removed += count
    return removed


def drop_silent_nodes(root: _Element) -> None:
    for node in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        take_out(node)
