"""Looks for values left in XML, alone or in a package, through expat, which did not write it."""

import base64
import binascii
import re
from collections.abc import Iterator
from html import unescape
from xml.parsers import expat

from ordvern.documents.redaction.proof.literal import Literals, decodings
from ordvern.documents.redaction.proof.office import CONTENT_TYPES, PART_OF_FORMAT, inflated
from ordvern.documents.redaction.structure import strong_among, words
from ordvern.documents.redaction.values import Values

ENDINGS = (".xml", ".rels", ".vml", ".svg", ".rdf")
# Ends of these part one text from the next, whatever the vocabulary.
APART = words("""
    p h si is text c row title desc table-cell source target seg note prop ParagraphStyleRange
    seg-source tuv tu unit trans-unit cell td li item
""")
UNIT_TAG = re.compile(
    r"</?(?:[\w-]+:)?(?:source|target|seg|note|prop|tuv?|(?:trans-)?unit)\b[^>]*>"
)
TAG = re.compile(r"<[^>]*>")
FINAL = True
LISTS = frozenset({CONTENT_TYPES, "META-INF/manifest.xml"})  # of members and their types


def left_in_units(content: bytes, values: Values) -> bool:
    """A file of translation units, whose sources and targets read through their tags."""
    return _is_left(content, strong_among(values))


def left_in_mixed(content: bytes, values: Values) -> bool:
    """XML of any kind, where tags part two texts unless words stand beside them."""
    return _is_left(content, strong_among(values), is_known=False)


def left_between_units(content: bytes, values: Values) -> bool:
    """The source of a translation file, unit by unit, with all other tags cut out."""
    strong = strong_among(values)
    return any(
        strong.find(unescape(TAG.sub("", piece)))
        for text in decodings(content)
        for piece in UNIT_TAG.split(text)
    )


def left_in_source(content: bytes, values: Values) -> bool:
    """The bytes as they lie, and what they carry along as base64."""
    literals = Literals(values)
    return any(
        literals.are_in_text(PART_OF_FORMAT.sub(" ", text)) for text in decodings(content)
    ) or any(literals.are_in(carried, noise=True) for carried in _carried(content))


def left_in_members(content: bytes, values: Values) -> bool:
    """Every member of a package that is XML."""
    strong = strong_among(values)
    return any(
        _is_left(data, strong)
        for name, data in inflated(content)
        if name.lower().endswith(ENDINGS) and data.strip() and name not in LISTS
    )


def _is_left(content: bytes, values: Values, *, is_known: bool = True) -> bool:
    reader = _Reader(values, is_known=is_known)
    reader.parser.Parse(content, FINAL)
    reader.flush()
    return reader.is_left


class _Reader:
    """Joins texts up to what parts them, and looks at each attribute.

    In a known vocabulary elements part by their names. Else any element does, unless the one
    around it has words of its own.
    """

    def __init__(self, values: Values, *, is_known: bool) -> None:
        self.values = values
        self.is_left = False
        self._is_known = is_known
        self._texts: list[str] = []
        self._speaks = [False]
        self._is_parted = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.CommentHandler = self._look
        self.parser.ProcessingInstructionHandler = lambda target, data: self._look(data)

    def flush(self) -> None:
        self._look("".join(self._texts))
        self._texts.clear()
        self._is_parted = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._part(name, parts=not self._speaks[-1])
        self._speaks.append(False)
        is_inside = attributes.get("TargetMode") != "External" and "Target" in attributes
        for key, text in attributes.items() if not is_inside else ():
            if not key.startswith("xmlns"):
                self._look(text)

    def _end(self, name: str) -> None:
        self._part(name, parts=self._is_parted)
        self._speaks.pop()
        self._is_parted = not self._speaks[-1]

    def _part(self, name: str, *, parts: bool) -> None:
        if name.rpartition(":")[2] in APART if self._is_known else parts:
            self.flush()

    def _say(self, text: str) -> None:
        self._texts.append(text)
        self._look(text)
        if text.strip():
            self._speaks[-1] = True
            self._is_parted = False

    def _look(self, text: str) -> None:
        self.is_left = self.is_left or bool(self.values.find(text))


def _carried(content: bytes) -> Iterator[bytes]:
    """What lies between the tags of `internal-file` and its like, decoded."""
    for piece in content.split(b"<")[1:]:
        text = b"".join(piece.partition(b">")[2].split())
        if len(text) < LONG_ENOUGH:
            continue
        try:
            yield base64.b64decode(text, validate=True)
        except binascii.Error:
            continue


LONG_ENOUGH = 64
