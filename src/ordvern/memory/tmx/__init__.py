"""TMX 1.4b, read as a stream and written without personal metadata."""

from ordvern.memory.tmx.reading import TmxReader
from ordvern.memory.tmx.writing import FOOTER, encoded, header, pair, tu, written

__all__ = ["FOOTER", "TmxReader", "encoded", "header", "pair", "tu", "written"]
