"""Which texts and attributes of office XML are the file's machinery and not somebody's words."""

from lxml.etree import _Element

from ordvern.documents.redaction.values import Value, Values


def words(text: str) -> frozenset[str]:
    """The set of words in a text."""
    return frozenset(text.split())


# Attributes that people fill in, or that copy what people wrote. `val` counts only in elements
# that hold words.
WORDS_IN = words("""
    descr title alt name displayName tooltip location author initials userId string display
    lastEdited caption uniqueName sourceCaption prompt promptTitle error errorTitle description
    comment label Target target href src content uri url path oldAuthor userName instr screenTip
""")
WORDS_IN_VAL = words("""
    alias tag docPart default listEntry statusText helpText title docVar name bookmarkStart text
    lastValue displayText
""")
VALUE_ITEMS = frozenset({"s", "n", "d", "e"})
SETTINGS = frozenset({"posOffset", "align", "pctWidth", "pctHeight", "Anchor", "rsid"})

# Words of the format itself: as a value of a structural attribute they are no one's.
FORMAT_WORDS = words("""
    accent after auto avenir before black body blue both bottom calibri cambria caption cell
    center centre char character chart color column comment content continuous courier current
    dark date default document dotted double emphasis endnote even exact excel fill first footer
    footnote georgia grid group header heading helvetica hidden hyperlink image index inline
    landscape latin left letter light line link list major margin master medium minor microsoft
    model modern multiple name none normal note number office open other page paragraph paper
    picture placeholder point portrait preserve print quote reference relative restart right roman
    row section shape sheet side simple single slide solid space standard start strong style
    subtitle swiss symbol table text theme times title top type unknown value vertical view
    true false null visible wave web white width wingdings word wrap year aptos arial verdana tahoma
""")
STRONG_LETTERS = 4
STRONG_DIGITS = 7


def is_structural_attribute(element: _Element, name: str) -> bool:
    """Whether an attribute steers the format, so that common words in it mean nothing."""
    plain = name.rpartition("}")[2]
    local = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if plain == "val":
        return local not in WORDS_IN_VAL
    if plain == "v":
        return local not in VALUE_ITEMS
    return plain not in WORDS_IN


def is_structural_text(element: _Element) -> bool:
    """Whether the text of an element is a measure or a keyword, or what cells are treated for."""
    local = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if local in {"v", "f"}:
        parent = element.getparent()
        return parent is not None and str(parent.tag).rpartition("}")[2] == "c"
    return local in SETTINGS


def is_strong(value: Value) -> bool:
    """Whether a value is so much of its own that it can be meant wherever it stands.

    Names of several words, addresses, long numbers, words of four letters that the format does
    not use itself. Others ("45", "Li", "left") say something only where words are expected.
    """
    letters = value.letters
    if letters.isdigit():
        return len(letters) >= STRONG_DIGITS
    return len(letters) >= STRONG_LETTERS and letters not in FORMAT_WORDS


def strong_among(values: Values) -> Values:
    return values.among(is_strong)


def attributes(element: _Element) -> list[tuple[str, str]]:
    """Names and values of an element's attributes."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]
