"""What happens at each start, end and text of an XLIFF file, 1.2 or 2.x, while it is parsed.

SDLXLIFF and MQXLIFF are XLIFF 1.2 with more inside: segments as `mrk mtype="seg"`, authors and
days in `sdl:seg-defs`, older versions of a text in `mq:minorversions`, the original document in
the header. Only what is listed here is read; everything else is passed over and counted.
"""

from collections.abc import Mapping

from ordvern.memory.coded import Coded
from ordvern.memory.exchange.days import day
from ordvern.memory.exchange.inline import PAIRS, SINGLE, Gathering, character, id_of, shows
from ordvern.memory.file_entry import Dropped, FileEntry, Variant
from ordvern.memory.xml_entries import DEEPEST, LONGEST, TooMuch

_FRAME = frozenset({"xliff", "file", "body", "group", "segment", "seg-defs", "seg"})
_UNITS = frozenset({"trans-unit", "unit"})
_SIDES = frozenset({"source", "seg-source", "target"})
_HOMES = frozenset({"trans-unit", "segment"})
_NOTES = frozenset({"note", "notes"})
_AUTHORS = frozenset({"created_by", "last_modified_by", "modified_by"})
_DAYS = frozenset({"created_on", "modified_on", "last_modified_on"})
_DELETED = "x-sdl-deleted"


class XliffHandlers:
    """Gathers entries: one for each segment, or for each unit that is not cut into segments."""

    _sides: dict[str, dict[str, Coded]]
    _pairs: list[tuple[str, Coded, Coded | None]]
    _days: dict[str, str]
    _side: str
    _segment: str
    _day: str
    _unit_day: str
    _length: int

    def __init__(self) -> None:
        self.source_language = ""
        self.number = 0
        self.is_ours = False
        self._languages = ("", "")
        self._done: list[FileEntry] = []
        self._path: list[str] = []
        self._skipped, self._passed_over = 0, ""
        self._has_content = False
        self._stack: list[Gathering] = []
        self._marks: list[bool] = []
        self._key = ""
        self._counts: dict[str, int] = {}
        self._begin()

    def taken(self) -> list[FileEntry]:
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self._path:
            self.is_ours = name == "xliff"
        elif len(self._path) >= DEEPEST:
            raise TooMuch("elements are nested too deep")
        self._path.append(name)
        if self._skipped:
            self._skipped += 1
        elif self._stack:
            self._inline(name, attributes)
        else:
            self._outside(name, attributes)

    def end(self, name: str) -> None:
        name = self._path.pop()
        if self._skipped:
            self._skipped -= 1
            if not self._skipped and self._has_content:
                self._count(self._passed_over)
                self._has_content = False
        elif self._stack:
            self._end_inline(name)
        elif name in _UNITS:
            self._end_unit()
        elif name == "segment":
            self._pair_up()

    def text(self, data: str) -> None:
        if self._skipped:
            self._has_content = self._has_content or not data.isspace()
        elif self._stack:
            self._length += len(data)
            if self._length > LONGEST:
                raise TooMuch("a unit is longer than a million characters")
            self._stack[-1].add(data)
        elif self._path and self._path[-1] == "value" and self._key in _DAYS:
            self._day = max(self._day, day(data))

    def _begin(self) -> None:
        self._sides = {}
        self._pairs = []
        self._days = {}
        self._side = self._segment = self._day = self._unit_day = ""
        self._length = 0

    def _count(self, what: str, number: int = 1) -> None:
        self._counts[what] = self._counts.get(what, 0) + number

    def _skip(self, what: str = "carried_along") -> None:
        """Pass over this element, and count it as `what` if it holds text."""
        self._skipped, self._passed_over = 1, what

    def _outside(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element that is no part of a text: what it says of languages, days and authors."""
        parent = self._path[-2] if len(self._path) > 1 else ""
        if name in _SIDES and parent in _HOMES:
            self._side = name
            self._stack.append(Gathering())
        elif name in _UNITS:
            self._unit(attributes)
        elif name == "value" and parent == "seg":
            self._key = attributes.get("key", "")
            self._count("authors", self._key in _AUTHORS)
        elif name == "seg" and parent == "seg-defs":
            self._end_seg_day()
            self._segment = attributes.get("id", "")
        elif name in _FRAME:
            self._frame(name, attributes)
        else:
            self._skip("notes" if name in _NOTES else "carried_along")

    def _frame(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "xliff" and "srcLang" in attributes:
            self._languages = (attributes["srcLang"], attributes.get("trgLang", ""))
        elif name == "file" and "source-language" in attributes:
            target = attributes.get("target-language", "")
            self._languages = (attributes["source-language"], target)
        self._count("properties", name == "file" and "original" in attributes)
        self.source_language = self.source_language or self._languages[0]

    def _unit(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("translate") == "no":
            self._skip()
            return
        self._begin()
        self._count("properties", "resname" in attributes or "name" in attributes)
        for name, value in attributes.items():
            local = name.rpartition(":")[2].casefold()
            self._count("authors", local.endswith(("user", "username")))
            if local == "lastchangedtimestamp":
                self._unit_day = day(value)

    def _inline(self, name: str, attributes: Mapping[str, str]) -> None:
        text = self._stack[-1]
        if name in PAIRS:
            text.open(id_of(attributes))
        elif name in SINGLE:
            text.code(SINGLE[name], id_of(attributes))
            self._skip("code_contents")
        elif name == "mrk":
            self._mark(attributes)
            return
        elif name == "cp":
            text.add(character(attributes))
            self._skip()
        elif name not in ("sm", "em"):
            self._skip("code_contents")
        self._count("code_contents", shows(attributes))

    def _mark(self, attributes: Mapping[str, str]) -> None:
        """A segment; a stretch that was deleted under tracked changes; or a mark on text."""
        kind = attributes.get("mtype", "")
        if kind == _DELETED:
            self._skip()
            return
        is_segment = kind == "seg"
        self._marks.append(is_segment)
        if is_segment:
            self._stack.append(Gathering(attributes.get("mid", "")))

    def _end_inline(self, name: str) -> None:
        if name in PAIRS:
            self._stack[-1].close()
        elif name == "mrk":
            if self._marks.pop():
                self._store(self._stack.pop())
        elif name in _SIDES:
            self._store(self._stack.pop())

    def _store(self, text: Gathering) -> None:
        self._sides.setdefault(self._side, {}).setdefault(text.key, text.coded)

    def _pair_up(self) -> None:
        """The pairs of the sides read so far: segment by segment, or whole where a side has no
        segments."""
        whole = self._sides.get("source", {})
        sources = self._sides.get("seg-source") or whole
        targets = self._sides.get("target", {})
        segments = [key for key in sources if key]
        if segments and (any(targets) or len(segments) == 1):
            for key in segments:
                target = targets.get(key)
                if target is None and len(segments) == 1:
                    target = targets.get("")
                self._pairs.append((key, sources[key], target))
        elif "" in whole:
            self._pairs.append(("", whole[""], targets.get("")))
        self._sides = {}

    def _end_seg_day(self) -> None:
        if self._segment:
            self._days[self._segment] = self._day
        self._day = ""

    def _end_unit(self) -> None:
        self._end_seg_day()
        if self._sides:
            self._pair_up()
        for key, source, target in self._pairs:
            if source.text.strip():
                self._entry(source, target, self._days.get(key) or self._unit_day)
        self._begin()

    def _entry(self, source: Coded, target: Coded | None, changed: str) -> None:
        self.number += 1
        ours, theirs = (tag.replace("_", "-") for tag in self._languages)
        variants = [Variant(ours, source)]
        if target is not None and target.text.strip():
            variants.append(Variant(theirs, target))
        dropped, self._counts = Dropped(**self._counts), {}
        self._done.append(FileEntry(self.number, tuple(variants), changed, dropped=dropped))
