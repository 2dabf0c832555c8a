"""Looks for values left in HTML, through lxml and selectolax, and in plain text."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html
from selectolax.lexbor import LexborHTMLParser

from ordvern.documents.formats.html import decode_page
from ordvern.documents.formats.text import decode
from ordvern.documents.forms import PO_KEYWORD, Form, form_of, separator_of
from ordvern.documents.redaction.proof.literal import Literals, decodings
from ordvern.documents.redaction.structure import strong_among
from ordvern.documents.redaction.values import Values

# Names of tags and attributes, and values that name classes and kinds, are the format's own.
PART_OF_FORMAT = re.compile(
    r"</?[a-zA-Z][\w:.-]*|[\s\"'][\w:.-]+(?=\s*=\s*[\"'\w])|"
    r"<!(?i:doctype)\s+(?i:html)(?:\s+(?i:public)\s+[\"']-//(?:W3C|IETF)//[^\"'>]*[\"']"
    r"(?:\s+[\"']http://www\.w3\.org/[^\"'>\s]*[\"'])?)?\s*>"
)


def left_in_text(content: bytes, values: Values) -> bool:
    """The whole text as one, in every encoding it could be read in."""
    return any(values.find(PO_KEYWORD.sub("", text)) for text in decodings(content))


def left_in_fields(content: bytes, values: Values) -> bool:
    """What JSON and tables say to readers of Python's library."""
    text = decode(content).text
    form = form_of(text)
    if form is Form.JSON:
        return any(values.find(each) for each in _json_texts(text))
    if form is Form.TABLE:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
        return any(values.find(cell) for row in rows for cell in row)
    return False


def _json_texts(text: str) -> Iterator[str]:
    try:
        documents = [json.loads(text, strict=False)]
    except ValueError:
        documents = [json.loads(line) for line in text.splitlines() if line.strip()]
    waiting = documents
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            waiting += each
        else:
            yield str(each)


def left_in_source(content: bytes, values: Values) -> bool:
    """The source as it lies, in every encoding, and with its character references resolved."""
    literals = Literals(values)
    sources = (decode_page(content).text, *decodings(content))
    plain = [PART_OF_FORMAT.sub(" ", source) for source in sources]
    return any(map(literals.are_in_text, (*plain, *map(unescape, plain))))


def left_for_lxml(content: bytes, values: Values) -> bool:
    source = decode_page(content).text
    if not source.strip():
        return False
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", no_network=True)
    root = html.document_fromstring(source.encode("utf-8", "replace"), parser)
    strong = strong_among(values)
    return any(values.find(text) for text in _lxml_texts(root)) or any(
        strong.find(str(value)) for element in root.iter() for value in element.attrib.values()
    )


def _lxml_texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        yield element.text or ""
        yield element.tail or ""
        if element.tag in {"p", "td", "li", "h1", "h2", "h3", "th", "title"}:
            yield "".join(str(text) for text in element.itertext())


def left_for_selectolax(content: bytes, values: Values) -> bool:
    tree = LexborHTMLParser(decode_page(content).text)
    strong = strong_among(values)
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        if node.tag == "-text" and values.find(node.text_content or ""):
            return True
        if any(strong.find(value or "") for value in node.attributes.values()):
            return True
        if node.tag in {"p", "td", "li", "h1", "h2", "th"} and values.find(node.text()):
            return True
    return False
