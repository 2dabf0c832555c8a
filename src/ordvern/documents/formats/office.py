"""The grammars that all office formats share: drawings, charts, properties, unknown parts."""

from ordvern.documents.grammar import Grammar
from ordvern.text import Part

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"

MEASURES = frozenset(
    {
        WP + "posOffset",
        WP + "align",
        WP14 + "pctHeight",
        WP14 + "pctWidth",
        WP14 + "pctPosHOffset",
        WP14 + "pctPosVOffset",
        A + "rPr",
    }
)

# Names of attributes that people write or that name people, in any vocabulary of the package.
ATTRIBUTES = {
    "descr": Part.ALT_TEXT,
    "title": Part.ALT_TEXT,
    "alt": Part.ALT_TEXT,
    "tooltip": Part.LINK,
    "author": Part.METADATA,
    "initials": Part.METADATA,
    "userId": Part.METADATA,
    "displayName": Part.METADATA,
    "userName": Part.METADATA,
    "lastModifiedBy": Part.METADATA,
    "prompt": Part.NOT_SHOWN,
    "promptTitle": Part.NOT_SHOWN,
    "string": Part.TEXT_BOX,
}

ANY_XML = Grammar(
    paragraphs=frozenset({A + "p"}),
    gaps={A + "br": "\n", A + "tab": "\t"},
    attributes=ATTRIBUTES,
    mute=MEASURES,
)
PROPERTIES = Grammar(stray=Part.METADATA, attributes={"name": Part.METADATA})
DRAWING = Grammar(
    paragraphs=frozenset({A + "p"}),
    speaks=frozenset({A + "t", M + "t"}),
    gaps={A + "br": "\n", A + "tab": "\t"},
    attributes=ATTRIBUTES,
    mute=MEASURES,
)

SHARED_PARTS = (
    ("core-properties", PROPERTIES, Part.METADATA),
    ("extended-properties", PROPERTIES, Part.METADATA),
    ("custom-properties", PROPERTIES, Part.METADATA),
    ("docProps/", PROPERTIES, Part.METADATA),
    ("drawingml.chart", DRAWING, Part.TEXT_BOX),
    ("diagramdata", DRAWING, Part.TEXT_BOX),
    ("drawing+xml", DRAWING, Part.TEXT_BOX),
)
