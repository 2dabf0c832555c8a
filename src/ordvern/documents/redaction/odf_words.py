"""What in OpenDocument's XML is somebody's words, and what only steers the format."""

from lxml.etree import _Element

from ordvern.documents.redaction.structure import words
from ordvern.documents.redaction.vocabulary import Vocabulary

NAMESPACES = "{urn:oasis:names:tc:opendocument:xmlns:"
WORDS_IN = words("""
    name title description label href string-value string-value-if-true string-value-if-false
    value prefix suffix num-prefix num-suffix display-name-of author placeholder help-message
    condition-text caption target-frame-name control-source text current-value full-name
    formula-text tooltip table-name apply-style-name-of
""")
# Names of styles are referred to from everywhere: they change only where their references do.
STYLES = (NAMESPACES + "style:1.0}", NAMESPACES + "datastyle:1.0}", NAMESPACES + "manifest:1.0}")
REFERENCES = words("""
    formula cell-address base-cell-address cell-range-address target-range-address print-ranges
    values-cell-range-address label-cell-address source-cell-range-addresses expression condition
    end-cell-address target-cell-address linked-cell list-source source-cell-range
    last-column-spanned-address
""")


def is_machinery(element: _Element, name: str) -> bool:
    """Whether an attribute steers the format, so that common words in it mean nothing."""
    if name.startswith(STYLES):
        return True
    return name.rpartition("}")[2] not in WORDS_IN


def is_reference(name: str) -> bool:
    """Whether an attribute computes something or points at cells."""
    return name.rpartition("}")[2] in REFERENCES


ODF = Vocabulary(
    blocks=words("p h title desc"),
    pieces=None,
    stand_ins={"s": " ", "tab": "\t", "line-break": "\n"},
    kinds={
        "annotation": "aside",
        "note": "aside",
        "ruby-text": "aside",
    },
    is_machinery=is_machinery,
)
