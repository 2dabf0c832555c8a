"""Reads TMX as a stream. Attributes and elements are taken by an allow-list; the rest is counted
and left behind."""

from typing import BinaryIO

from ordvern.memory.tmx.handlers import TmxHandlers
from ordvern.memory.xml_entries import XmlEntries


class TmxReader(XmlEntries):
    """Iterates over the entries of a TMX file. Raises `Unreadable` while iterating.

    `source_language` is the header's `srclang` ("*all*" if any language may be the source); it is
    "" until the first entry has been read.
    """

    def __init__(self, source: BinaryIO) -> None:
        super().__init__(source, TmxHandlers(), "TMX")
