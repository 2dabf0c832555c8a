"""Presentations: slides, speaker notes, comments, masters, charts and diagrams."""

from collections.abc import Iterator

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import ooxml
from ordvern.documents.formats.office import ANY_XML, ATTRIBUTES, MC, MEASURES, SHARED_PARTS, A, M
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.text import Part, Segment

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"

SLIDE = Grammar(
    paragraphs=frozenset({A + "p", P + "text"}),
    speaks=frozenset({A + "t", M + "t", P + "text"}),
    gaps={A + "br": "\n", A + "tab": "\t"},
    no_gaps_in=frozenset({A + "tabLst"}),
    places={MC + "Fallback": Part.NOT_SHOWN},
    attributes={**ATTRIBUTES, "name": Part.METADATA},
    mute=MEASURES,
)

VOCABULARY = ooxml.Vocabulary(
    parts=(
        ("presentationml.slide+xml", SLIDE, Part.BODY),
        ("notesslide+xml", SLIDE, Part.COMMENT),
        ("comments+xml", SLIDE, Part.COMMENT),
        ("commentauthors+xml", SLIDE, Part.METADATA),
        ("slidelayout+xml", SLIDE, Part.NOT_SHOWN),
        ("master+xml", SLIDE, Part.NOT_SHOWN),
        *SHARED_PARTS,
    ),
    otherwise=ANY_XML,
)


def segments(package: Package, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Everything a presentation says; locators are ``part name#number``."""
    return ooxml.segments(package, account, VOCABULARY)
