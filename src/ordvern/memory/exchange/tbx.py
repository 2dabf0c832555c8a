"""What happens at each start, end and text of a TBX file (version 2 or 3) while it is parsed."""

from itertools import zip_longest

from ordvern.memory.coded import Coded
from ordvern.memory.file_entry import Dropped, FileEntry, Variant
from ordvern.memory.xml_entries import DEEPEST, LONGEST, TooMuch

_ROOTS = frozenset({"martif", "tbx"})
_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_FRAME = _ROOTS | _CONCEPTS | _LANGUAGES | {"text", "body", "tig", "ntig", "termGrp", "termSec"}
_COUNTED = {"transacGrp": "authors", "transac": "authors", "note": "notes"}


class TbxHandlers:
    """Gathers entries: a concept's first terms in each language, then its second ones, and so on;
    a language with fewer gives its first term again."""

    _language: str
    _terms: dict[str, list[str]]
    _pieces: list[str]
    _length: int

    def __init__(self) -> None:
        self.source_language = ""
        self.number = 0
        self.is_ours = False
        self._done: list[FileEntry] = []
        self._path: list[str] = []
        self._skipped = 0
        self._counts: dict[str, int] = {}
        self._begin()

    def taken(self) -> list[FileEntry]:
        done, self._done = self._done, []
        return done

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if not self._path:
            self.is_ours = name in _ROOTS
        elif len(self._path) >= DEEPEST:
            raise TooMuch("elements are nested too deep")
        self._path.append(name)
        if self._skipped:
            self._skipped += 1
        elif name in _CONCEPTS:
            self._begin()
        elif name in _LANGUAGES:
            self._language = attributes.get("xml:lang", "").replace("_", "-")
        elif name not in _FRAME and name not in ("term", "hi"):
            what = _COUNTED.get(name, "properties")
            self._counts[what] = self._counts.get(what, 0) + 1
            self._skipped = 1

    def end(self, name: str) -> None:
        name = self._path.pop()
        if self._skipped:
            self._skipped -= 1
        elif name == "term" and self._pieces:
            self._terms.setdefault(self._language, []).append("".join(self._pieces).strip())
            self._pieces = []
        elif name in _CONCEPTS:
            self._end_concept()

    def text(self, data: str) -> None:
        if self._skipped or "term" not in self._path[-2:]:
            return
        self._length += len(data)
        if self._length > LONGEST:
            raise TooMuch("a unit is longer than a million characters")
        self._pieces.append(data)

    def _begin(self) -> None:
        self._language = ""
        self._terms = {}
        self._pieces = []
        self._length = 0

    def _end_concept(self) -> None:
        dropped, self._counts = Dropped(**self._counts), {}
        for row in zip_longest(*self._terms.values()):
            self.number += 1
            variants = (
                Variant(language, Coded(term or terms[0]))
                for term, (language, terms) in zip(row, self._terms.items(), strict=True)
            )
            self._done.append(FileEntry(self.number, tuple(variants), dropped=dropped))
            dropped = Dropped()
        self._begin()
