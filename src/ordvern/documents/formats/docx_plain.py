"""The short way through parts of Word documents that hold only plain paragraphs and tables.

One linear expression must match the whole part: paragraphs of runs, with properties, links,
bookmarks and breaks, and tables that hold no tables. Nothing that it knows can hide, revise or
take apart a text, so the texts of the runs are all that the part says beside names of bookmarks.
Any other part is parsed and walked.
"""

import re
from html import unescape

from ordvern.documents.bytewise import compiled, fits
from ordvern.documents.formats.office import ATTRIBUTES
from ordvern.documents.formats.plain_xml import TEXT, VALUE, begin, decoded
from ordvern.documents.frame import Said
from ordvern.text import Part

MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = {
    b"w": MAIN,
    b"r": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    b"w14": b"http://schemas.microsoft.com/office/word/2010/wordml",
}
ATTRIBUTES_OF_WORD = {
    **ATTRIBUTES,
    **dict.fromkeys(("anchor", "hyperlink@docLocation"), Part.LINK),
    **dict.fromkeys(("instr", "listEntry@val", "helpText@val", "statusText@val"), Part.FIELD),
    **dict.fromkeys(("listItem@displayText", "listItem@value", "default@val"), Part.FIELD),
    **dict.fromkeys(("docPr@name", "cNvPr@name", "bookmarkStart@name"), Part.METADATA),
    **dict.fromkeys(("docVar@name", "docVar@val", "alias@val", "tag@val"), Part.METADATA),
    **dict.fromkeys(("connectString@val", "query@val", "mailSubject@val"), Part.METADATA),
}
GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "\N{SOFT HYPHEN}"}


LIST = rb"(?: (?:w|r|w14):\w+=" + VALUE + rb")*"


def _within(tag: bytes, *content: bytes) -> bytes:
    """The element with any number of these inside, or none."""
    inside = b"(?:" + b"|".join(content) + b")*"
    return b"<w:" + tag + LIST + b"(?:/>|>" + inside + b"</w:" + tag + b">)"


FLAT = rb"<w:\w+" + LIST + rb"/>"
RUN_FORM = _within(b"rPr", FLAT)
SECTION = _within(b"sectPr", FLAT, _within(b"cols", FLAT), _within(b"pgBorders", FLAT))
FORM = _within(
    b"pPr",
    FLAT,
    RUN_FORM,
    SECTION,
    *(_within(name, FLAT) for name in (b"numPr", b"tabs", b"pBdr")),
)
WORDS = rb'<w:t(?: xml:space="preserve")?(?:/>|>' + TEXT + rb"</w:t>)"
RUN = rb"<w:r" + LIST + rb">(?:" + RUN_FORM + rb")?(?:" + WORDS + b"|" + FLAT + rb")*</w:r>"
INLINE = RUN + b"|" + FLAT
LINK = rb"<w:hyperlink" + LIST + rb">(?:" + INLINE + rb")*</w:hyperlink>"
PARAGRAPH = (
    rb"<w:p" + LIST + rb"(?:/>|>(?:" + FORM + rb")?(?:" + INLINE + b"|" + LINK + rb")*</w:p>)"
)
BLOCK = PARAGRAPH + b"|" + FLAT
CELL = (
    rb"<w:tc>(?:"
    + _within(b"tcPr", FLAT, _within(b"tcBorders", FLAT), _within(b"tcMar", FLAT))
    + rb")?(?:"
    + BLOCK
    + rb")*</w:tc>"
)
ROW = rb"<w:tr" + LIST + rb">(?:" + _within(b"trPr", FLAT) + rb")?(?:" + CELL + rb")*</w:tr>"
TABLE = (
    rb"<w:tbl>(?:"
    + _within(b"tblPr", FLAT, _within(b"tblBorders", FLAT), _within(b"tblCellMar", FLAT))
    + rb")?(?:"
    + _within(b"tblGrid", FLAT)
    + rb")?(?:"
    + ROW
    + rb")*</w:tbl>"
)
STORY = rb"(?:" + BLOCK + b"|" + TABLE + b"|" + SECTION + rb")*"
ARE_BLOCKS = fits(STORY)
# What tells or hides something beside the text of a run.
SPEAKING = compiled(
    rb"[\s:](?:docLocation|%b)=|<w:(?:vanish|ptab|%b)[ />]"
    % (
        "|".join(name for name in ATTRIBUTES_OF_WORD if "@" not in name).encode(),
        "|".join(
            name.partition("@")[0]
            for name in ATTRIBUTES_OF_WORD
            if "@" in name and not name.startswith(("bookmarkStart@", "hyperlink@"))
        ).encode(),
    )
)
ROOT = re.compile(
    rb'<w:(document|hdr|ftr)((?: (?:xmlns:\w+|mc:Ignorable)="[^<>"&\']*")*)>(<w:body>)?'
)
ENDS = {
    b"document": b"</w:body></w:document>",
    b"hdr": b"</w:hdr>",
    b"ftr": b"</w:ftr>",
}
PARAGRAPH_END = "</w:p>"
TEXTS = re.compile(r'<w:t(?: xml:space="preserve")?+>([^<]++)')
PIECES = re.compile(
    r'<w:(?:t(?: xml:space="preserve")?+>([^<]++)|(tab|br|cr|noBreakHyphen|softHyphen)[ /])'
)
HAS_GAPS = re.compile(r"<w:(?:tab|br|cr|noBreakHyphen|softHyphen)[ /]")
NAMES = re.compile(r'<w:bookmarkStart [^>]*?\bw:name="([^"]*)"')


def plain_story(source: bytes, place: Part) -> list[Said] | None:
    """What a part says, as a whole walk would tell it, or None if it must be walked."""
    blocks = None if SPEAKING.search(source) else _blocks(source)
    text = None if blocks is None else decoded(source, ARE_BLOCKS, *blocks)
    if text is None:
        return None
    join = _with_gaps if HAS_GAPS.search(text) else _texts
    told = map(join, text.split(PARAGRAPH_END))
    said = [(place, each) for each in told if each and not each.isspace()]
    names = NAMES.findall(text) if "<w:bookmarkStart" in text else ()
    return said + [(Part.METADATA, name) for name in names if name and not name.isspace()]


def _blocks(source: bytes) -> tuple[int, int] | None:
    """Where the blocks begin and end in the part, if the prefixes mean what they should."""
    start = begin(source)
    root = None if start is None else ROOT.match(source, start)
    if root is None or (root[1] == b"document") is not bool(root[3]):
        return None
    end = ENDS[root[1]]
    stripped = source.rstrip(b"\n")
    if not stripped.endswith(end) or not all(
        _means(root[2], prefix) or (prefix != b"w" and b" " + prefix + b":" not in source)
        for prefix in SPACES
    ):
        return None
    return root.end(), len(stripped) - len(end)


def _means(spaces: bytes, prefix: bytes) -> bool:
    """Whether the prefix is declared, once, as what it usually is."""
    declared = b" xmlns:" + prefix + b'="'
    return spaces.count(declared) == 1 and declared + SPACES[prefix] + b'"' in spaces


def _texts(paragraph: str) -> str:
    text = "".join(TEXTS.findall(paragraph))
    return unescape(text) if "&" in text else text


def _with_gaps(paragraph: str) -> str:
    """Texts and breaks; a tab among the properties of a paragraph only sets one up."""
    own = paragraph.rpartition("</w:pPr>")[2]
    text = "".join([said or GAPS[gap] for said, gap in PIECES.findall(own)])
    return unescape(text) if "&" in text else text
