"""What happens at each start, end and text of a TMX file while it is parsed."""

from collections.abc import Callable
from functools import lru_cache

from ordvern.memory.coded import Code, Coded, CodeKind
from ordvern.memory.file_entry import Dropped, FileEntry, Variant
from ordvern.memory.unit import NOWHERE, Context
from ordvern.memory.xml_entries import DEEPEST, LONGEST, TooMuch

# Texts of neighbours and ids of segments, as the tools name them; kept as fingerprints alone.
_BEFORE = frozenset({"x-context-pre", "prev"})
_AFTER = frozenset({"x-context-post", "next"})
_ID = frozenset({"x-segment-id", "id", "x-contextid"})
_KINDS = {
    "bpt": CodeKind.OPEN,
    "ept": CodeKind.CLOSE,
    "ph": CodeKind.ALONE,
    "it": CodeKind.ALONE,
    "ut": CodeKind.ALONE,
}


class TmxHandlers:
    """Gathers entries. `number` is the last one's; `taken()` hands over those that are done."""

    _variants: list[Variant]
    _text: list[str]
    _codes: list[Code]
    _highlights: list[str]
    _changed: str
    _context: Context
    _language: str
    _property: str
    _authors: int
    _notes: int
    _properties: int
    _contents: int
    _length: int
    _inside: int
    _in_segment: bool
    _content: bool

    def __init__(self) -> None:
        self.source_language = ""
        self.number = 0
        self.is_ours = False
        self._done: list[FileEntry] = []
        self._depth = 0
        self._text, self._codes, self._highlights = [], [], []
        self._begin()

    def taken(self) -> list[FileEntry]:
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if not self._depth:
            self.is_ours = name == "tmx"
        elif self._depth >= DEEPEST:
            raise TooMuch("elements are nested too deep")
        self._depth += 1
        if attributes:
            self._authors += ("creationid" in attributes) + ("changeid" in attributes)
        if self._inside:
            self._inside += 1
        elif begin := _STARTS.get(name):
            begin(self, attributes)
        elif self._in_segment and name in _KINDS:
            self._code(_KINDS[name], attributes.get("i") or attributes.get("x") or "")
            self._inside = 1

    def end(self, name: str) -> None:
        self._depth -= 1
        if ":" in name:
            name = name.rpartition(":")[2]
        if self._inside:
            self._inside -= 1
            if not self._inside and self._content:
                self._contents += 1
                self._content = False
        elif finish := _ENDS.get(name):
            finish(self)

    def text(self, data: str) -> None:
        if self._inside:
            self._content = self._content or not data.isspace()
        elif self._in_segment or self._property:
            self._length += len(data)
            if self._length > LONGEST:
                raise TooMuch("a unit is longer than a million characters")
            self._text.append(data)

    def _begin(self) -> None:
        self._variants = []
        self._changed = ""
        self._context = NOWHERE
        self._authors = self._notes = self._properties = self._contents = 0
        self._length = self._inside = 0
        self._language = self._property = ""
        self._in_segment = self._content = False

    def _header(self, attributes: dict[str, str]) -> None:
        self.source_language = attributes.get("srclang", "")

    def _unit(self, attributes: dict[str, str]) -> None:
        authors = self._authors
        self._begin()
        self._authors = authors
        name = attributes.get("tuid")
        if name:
            self._context = Context(id=name)
        self._date(attributes)

    def _variant(self, attributes: dict[str, str]) -> None:
        self._language = attributes.get("xml:lang") or attributes.get("lang") or ""
        if "changedate" in attributes or "creationdate" in attributes:
            self._date(attributes)

    def _date(self, attributes: dict[str, str]) -> None:
        """Keep the newest day, if it is one."""
        day = (attributes.get("changedate") or attributes.get("creationdate") or "")[:8]
        if len(day) == 8 and day.isascii() and day.isdecimal():
            self._changed = max(self._changed, day)

    def _segment(self, attributes: dict[str, str]) -> None:
        self._in_segment = True
        self._text, self._codes, self._highlights = [], [], []

    def _highlight(self, attributes: dict[str, str]) -> None:
        if self._in_segment:
            name = f"h{len(self._codes)}"
            self._highlights.append(name)
            self._code(CodeKind.OPEN, name)

    def _prop(self, attributes: dict[str, str]) -> None:
        self._properties += 1
        self._property = attributes.get("type", "").casefold() or "-"
        self._text = []

    def _note(self, attributes: dict[str, str]) -> None:
        self._notes += 1

    def _end_prop(self) -> None:
        value = "".join(self._text)
        was = self._context
        if self._property in _BEFORE:
            self._context = Context(value, was.after, was.id)
        elif self._property in _AFTER:
            self._context = Context(was.before, value, was.id)
        elif self._property in _ID:
            self._context = Context(was.before, was.after, was.id or value)
        self._property = ""
        self._text = []

    def _end_highlight(self) -> None:
        if self._highlights:
            self._code(CodeKind.CLOSE, self._highlights.pop())

    def _end_segment(self) -> None:
        self._in_segment = False
        text = Coded("".join(self._text), tuple(self._codes))
        self._variants.append(Variant(self._language.replace("_", "-"), text))
        self._text = []

    def _end_unit(self) -> None:
        self.number += 1
        dropped = _dropped(self._authors, self._notes, self._properties, self._contents)
        self._done.append(
            FileEntry(self.number, tuple(self._variants), self._changed, self._context, dropped)
        )
        self._variants = []
        self._authors = 0

    def _code(self, kind: CodeKind, name: str) -> None:
        self._codes.append(Code(sum(map(len, self._text)), kind, name))


@lru_cache(maxsize=64)
def _dropped(authors: int, notes: int, properties: int, contents: int) -> Dropped:
    """The counts as one object for the many units that have the same."""
    return Dropped(authors, notes, properties, contents)


_STARTS: dict[str, Callable[[TmxHandlers, dict[str, str]], None]] = {
    "header": TmxHandlers._header,
    "tu": TmxHandlers._unit,
    "tuv": TmxHandlers._variant,
    "seg": TmxHandlers._segment,
    "hi": TmxHandlers._highlight,
    "prop": TmxHandlers._prop,
    "note": TmxHandlers._note,
}
_ENDS: dict[str, Callable[[TmxHandlers], None]] = {
    "tu": TmxHandlers._end_unit,
    "seg": TmxHandlers._end_segment,
    "hi": TmxHandlers._end_highlight,
    "prop": TmxHandlers._end_prop,
}
