"""Which elements of a kind of XML hold running text, which part its lines, and which attributes say
something."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from ordvern.documents.redaction.structure import is_structural_attribute, words

# Stand-ins that go with the word they stand in; tabs and line breaks stay.
HYPHENS = frozenset({"noBreakHyphen", "softHyphen", "s"})


def local_name(element: _Element) -> str:
    """The name without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names are local ones.

    blocks        elements whose text reads as one line although it lies in many pieces; None if
                  those are the outermost with text and elements side by side
    pieces        elements whose text belongs to the line; None if all text of a block does
    stand_ins     elements that stand for characters
    kinds         elements that set their content apart from the line: "deleted" and "inserted"
                  text, "field" codes, "fallback" versions, and what is "aside"
    is_machinery  whether an attribute steers the format, so that common words in it mean nothing
    keeps_silent  whether comments and processing instructions stay
    """

    blocks: frozenset[str] | None
    pieces: frozenset[str] | None
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    is_machinery: Callable[[_Element, str], bool] = is_structural_attribute
    keeps_silent: bool = False

    def is_piece(self, name: str) -> bool:
        return self.pieces is None or name in self.pieces

    def opens_block(self, element: _Element, *, inside: bool) -> bool:
        if self.blocks is not None:
            return local_name(element) in self.blocks
        return not inside and _is_mixed(element)


def _is_mixed(element: _Element) -> bool:
    if not len(element):
        return False
    texts = (element.text, *(child.tail for child in element))
    return any(text and text.strip() for text in texts)


# Paragraphs of WordprocessingML and DrawingML, strings and comments of SpreadsheetML, comments of
# PresentationML.
OFFICE = Vocabulary(
    blocks=words("p si is text h"),
    pieces=words("t delText instrText delInstrText"),
    stand_ins={
        "tab": "\t",
        "br": "\n",
        "cr": "\n",
        "noBreakHyphen": "\u2011",
        "softHyphen": "\u00ad",
    },
    kinds={
        "del": "deleted",
        "moveFrom": "deleted",
        "delText": "deleted",
        "ins": "inserted",
        "moveTo": "inserted",
        "instrText": "field",
        "delInstrText": "field",
        "Fallback": "fallback",
    },
)
