"""TMX 1.4b, read as a stream and written without personal metadata."""

from ordvern.memory.tmx.entry import Dropped, TmxEntry, Variant
from ordvern.memory.tmx.reading import NotTmx, TmxReader
from ordvern.memory.tmx.writing import FOOTER, header, written

__all__ = [
    "FOOTER",
    "Dropped",
    "NotTmx",
    "TmxEntry",
    "TmxReader",
    "Variant",
    "header",
    "written",
]
