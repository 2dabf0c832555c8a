"""TMX 1.4b, read as a stream and written without personal metadata."""

from ordvern.memory.tmx.reading import TmxReader
from ordvern.memory.tmx.writing import FOOTER, header, tu, tuv, written

__all__ = ["FOOTER", "TmxReader", "header", "tu", "tuv", "written"]
