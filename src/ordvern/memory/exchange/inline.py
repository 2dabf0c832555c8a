"""Text with inline codes as it is gathered from XLIFF 1.2 and 2.x."""

from collections.abc import Mapping

from ordvern.memory.coded import Code, Coded, CodeKind

PAIRS = frozenset({"g", "pc"})
"""Elements that open a stretch and close it, with text between."""
SINGLE: Mapping[str, CodeKind] = {
    "x": CodeKind.ALONE,
    "bx": CodeKind.OPEN,
    "ex": CodeKind.CLOSE,
    "sc": CodeKind.OPEN,
    "ec": CodeKind.CLOSE,
    "bpt": CodeKind.OPEN,
    "ept": CodeKind.CLOSE,
    "it": CodeKind.ALONE,
    "ph": CodeKind.ALONE,
}
"""Elements that are a code; what stands inside them is native code and is left behind."""
_SHOWN = ("equiv-text", "equiv", "equivStart", "equivEnd", "disp", "dispStart", "dispEnd")


class Gathering:
    """One stretch of text while it is read. `key` is the id of its segment, if it has one."""

    def __init__(self, key: str = "") -> None:
        self.key = key
        self._pieces: list[str] = []
        self._codes: list[Code] = []
        self._length = 0
        self._open: list[str] = []

    def add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def code(self, kind: CodeKind, name: str) -> None:
        self._codes.append(Code(self._length, kind, name))

    def open(self, name: str) -> None:
        self._open.append(name)
        self.code(CodeKind.OPEN, name)

    def close(self) -> None:
        """Close what was opened last; a pair that began outside this stretch is passed over."""
        if self._open:
            self.code(CodeKind.CLOSE, self._open.pop())

    @property
    def coded(self) -> Coded:
        return Coded("".join(self._pieces), tuple(self._codes))


def id_of(attributes: Mapping[str, str]) -> str:
    """What pairs a code with its other half: `rid`, `startRef`, or its own id."""
    return attributes.get("rid") or attributes.get("startRef") or attributes.get("id") or ""


def shows(attributes: Mapping[str, str]) -> bool:
    """Whether a code brings words along about what it stands for."""
    return any(name in attributes for name in _SHOWN)


def character(attributes: Mapping[str, str]) -> str:
    """The character of a `cp`, which stands for one that XML cannot hold; nothing is lost by
    leaving controls out, but tabs and line ends stay."""
    try:
        letter = chr(int(attributes.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return letter if letter.isprintable() or letter in "\t\n\r" else ""
