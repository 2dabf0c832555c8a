"""How the strings of a PDF font fall into character codes, and how far each code advances.

ISO 32000-1, 9.6 (simple fonts), 9.7 (composite fonts), 9.7.5 (CMaps). Which letter a code shows
is not asked here: what stands where is known from the page's own text.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream
from pypdf._codecs import adobe_glyphs, charset_encoding
from pypdf._codecs.core_font_metrics import CORE_FONT_METRICS

from ordvern.documents.redaction.pdf.cmap import CodeMap, code_map

PER_EM = 1000.0
WIDTH_OF_NO_CODE = 0.0


class NotUnderstood(Exception):
    """The page uses something whose geometry is not known here; it is to be made a picture."""


@dataclass(frozen=True, slots=True)
class Font:
    """`split` cuts a string into (code, number of bytes); `advance` is in ems."""

    split: Callable[[bytes], list[tuple[int, int]]]
    advance: Callable[[int], float]


def font_of(font: Object) -> Font:
    """The codes and widths of a font dictionary. Raises `NotUnderstood`."""
    try:
        subtype = str(font.get("/Subtype", ""))
        if subtype == "/Type0":
            return _composite(font)
        return Font(_one_byte, _simple_widths(font, subtype))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotUnderstood from error


def _one_byte(string: bytes) -> list[tuple[int, int]]:
    return [(byte, 1) for byte in string]


def _simple_widths(font: Object, subtype: str) -> Callable[[int], float]:
    widths = font.get("/Widths")
    if not isinstance(widths, Array):
        return _core_widths(font)
    scale = 1 / PER_EM
    if subtype == "/Type3":
        matrix = font.get("/FontMatrix")
        scale = float(matrix[0]) if isinstance(matrix, Array) else scale
    first = int(font.get("/FirstChar", 0))
    descriptor = font.get("/FontDescriptor")
    missing = float(descriptor.get("/MissingWidth", 0)) if isinstance(descriptor, Dictionary) else 0
    table = {first + index: float(width) * scale for index, width in enumerate(widths)}
    return lambda code: table.get(code, missing * scale)


def _core_widths(font: Object) -> Callable[[int], float]:
    """The widths of the fourteen fonts that every reader has, whose files give none."""
    metrics = CORE_FONT_METRICS.get(str(font.get("/BaseFont", ""))[1:])
    if metrics is None:
        raise NotUnderstood
    letters = _letters(font.get("/Encoding"), str(font.get("/BaseFont", "")))
    widths = metrics.character_widths
    return lambda code: widths.get(letters.get(code, ""), WIDTH_OF_NO_CODE) / PER_EM


def _letters(encoding: Object | None, base_font: str) -> dict[int, str]:
    own = {"/Symbol": "/Symbol", "/ZapfDingbats": "/ZapfDingbats"}
    base = own.get(base_font, "/StandardEncoding")
    differences: Object | None = None
    if isinstance(encoding, Name):
        base = str(encoding)
    elif isinstance(encoding, Dictionary):
        base = str(encoding.get("/BaseEncoding", base))
        differences = encoding.get("/Differences")
    letters = dict(enumerate(charset_encoding.get(base, charset_encoding["/StandardEncoding"])))
    code = 0
    for entry in differences if isinstance(differences, Array) else ():
        if isinstance(entry, Name):
            letters[code] = adobe_glyphs.get(str(entry), "")
            code += 1
        else:
            code = int(entry)
    return letters


def _composite(font: Object) -> Font:
    descendant = font["/DescendantFonts"][0]
    codes = _codes(font["/Encoding"])
    default = float(descendant.get("/DW", 1000)) / PER_EM
    widths = _cid_widths(descendant.get("/W"))
    return Font(codes.split, lambda code: widths.get(codes.cid(code), default))


def _codes(encoding: Object) -> CodeMap:
    if isinstance(encoding, Stream):
        if int(encoding.get("/WMode", 0)) or isinstance(encoding.get("/UseCMap"), Stream):
            raise NotUnderstood
        return code_map(encoding.read_bytes())
    if str(encoding) == "/Identity-H":
        return CodeMap.identity()
    raise NotUnderstood


def _cid_widths(table: Object | None) -> dict[int, float]:
    """ "/W": ``c [w1 w2 ...]`` or ``first last w`` (9.7.4.3)."""
    widths: dict[int, float] = {}
    entries = list(table) if isinstance(table, Array) else []
    at = 0
    while at + 1 < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], Array):
            for index, width in enumerate(entries[at + 1]):
                widths[first + index] = float(width) / PER_EM
            at += 2
        else:
            last = min(int(entries[at + 1]), first + 0xFFFF)
            widths |= dict.fromkeys(range(first, last + 1), float(entries[at + 2]) / PER_EM)
            at += 3
    return widths
