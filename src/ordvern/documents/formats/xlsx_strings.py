"""The strings that cells of a workbook share, and which of them no cell has told."""

from collections.abc import Iterator

from lxml.etree import _Element

from ordvern.documents.formats.xlsx_names import both
from ordvern.documents.formats.xlsx_rows import plain_strings
from ordvern.documents.package import Package

TOLD_ONCE_FROM = 200
INDEX_DIGITS = 9
KEPT_AT_MOST = 50_000


class SharedStrings:
    """The shared strings of one workbook while it is read."""

    def __init__(self, package: Package, types: dict[str, str]) -> None:
        self._texts = [
            text
            for name, kind in types.items()
            if "sharedstrings+xml" in kind
            for text in _strings(package, name)
        ]
        self._told = bytearray(len(self._texts))
        self._short: dict[str, str] = {}

    def told(self, number: str) -> str:
        """The string that a cell names; a long one is told only where it stands first."""
        text = self._short.get(number)
        return self._looked_up(number) if text is None else text

    def _looked_up(self, number: str) -> str:
        if not number.isdecimal() or len(number) > INDEX_DIGITS:
            return ""
        index = int(number)
        if index >= len(self._texts):
            return ""
        text = self._texts[index]
        if self._told[index] and len(text) > TOLD_ONCE_FROM:
            return ""
        self._told[index] = 1
        if len(text) <= TOLD_ONCE_FROM and len(self._short) < KEPT_AT_MOST:
            self._short[number] = text
        return text

    def left(self) -> Iterator[tuple[int, str]]:
        """Number and text of each string that no cell has told."""
        for index, text in enumerate(self._texts):
            if not self._told[index] and text.strip():
                yield index, text


def string_in(item: _Element) -> str:
    """The text of a string item, whose runs and readings aloud stand in elements of their own."""
    if len(item) == 1 and not len(item[0]):
        return (item[0].text or "") if _is_text(item[0]) else ""
    return "".join([node.text for node in item.iter() if node.text and _is_text(node)])


def _is_text(node: _Element) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("}t")


def _strings(package: Package, name: str) -> list[str]:
    plain = plain_strings(package.read(name))
    if plain is not None:
        return plain
    return [string_in(item) for item in package.tree(name).iter(*both("si"))]
