"""Word documents: body, headers, notes, comments, revisions, hidden text, fields, text boxes."""

from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import ooxml
from ordvern.documents.formats.docx_plain import ATTRIBUTES_OF_WORD, plain_story
from ordvern.documents.formats.office import (
    MC,
    MEASURES,
    SHARED_PARTS,
    A,
    M,
)
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.text import Part, Segment

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def _is_hidden(text: _Element) -> bool:
    """Whether the run of this text has the property "vanish" switched on."""
    run = text.getparent()
    vanish = None if run is None else run.find("{*}rPr/{*}vanish")
    if vanish is None:
        return False
    value = vanish.get(vanish.tag.rpartition("}")[0] + "}val", "1")
    return value not in ("0", "false", "off")


def _both(*names: str) -> list[str]:
    return [namespace + name for namespace in (W, STRICT_W) for name in names]


WORD = Grammar(
    paragraphs=frozenset([*_both("p"), A + "p"]),
    speaks=frozenset([*_both("t"), M + "t", A + "t"]),
    asides={
        **dict.fromkeys(_both("delText", "delInstrText"), Part.REVISION),
        **dict.fromkeys(_both("instrText"), Part.FIELD),
    },
    gaps={
        **dict.fromkeys(_both("tab", "ptab"), "\t"),
        **dict.fromkeys(_both("br", "cr"), "\n"),
        **dict.fromkeys(_both("noBreakHyphen"), "‑"),
        **dict.fromkeys(_both("softHyphen"), "\N{SOFT HYPHEN}"),
        A + "br": "\n",
        A + "tab": "\t",
    },
    no_gaps_in=frozenset([*_both("tabs"), A + "tabLst"]),
    places={**dict.fromkeys(_both("txbxContent"), Part.TEXT_BOX), MC + "Fallback": Part.NOT_SHOWN},
    attributes=ATTRIBUTES_OF_WORD,
    mute=MEASURES,
    is_hidden=_is_hidden,
    hides=b"vanish",
    plain=plain_story,
)

VOCABULARY = ooxml.Vocabulary(
    parts=(
        ("header+xml", WORD, Part.HEADER),
        ("footer+xml", WORD, Part.FOOTER),
        ("footnotes+xml", WORD, Part.FOOTNOTE),
        ("endnotes+xml", WORD, Part.FOOTNOTE),
        ("comments+xml", WORD, Part.COMMENT),
        ("glossary+xml", WORD, Part.NOT_SHOWN),
        ("main+xml", WORD, Part.BODY),
        ("word/document.xml", WORD, Part.BODY),
        *SHARED_PARTS,
    ),
    otherwise=WORD,
)


def segments(package: Package, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Everything a Word document says; locators are ``part name#number``."""
    return ooxml.segments(package, account, VOCABULARY)
