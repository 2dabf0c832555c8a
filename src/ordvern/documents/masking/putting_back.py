"""Finds placeholders in the texts of a translation, and what to write in place of each."""

import re
from dataclasses import dataclass, field

from ordvern.documents.masking.codes import resolved, spelled
from ordvern.documents.masking.map import MaskMap, Placeholder
from ordvern.documents.redaction.values import Hit

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
NAME = re.compile(r"__([A-Z]\d+[a-z]*)_")


@dataclass(slots=True)
class PuttingBack:
    """What was seen on the way through a file: codes of the map, and what is in no map."""

    map: MaskMap
    seen: set[str] = field(default_factory=set)
    invented: dict[str, None] = field(default_factory=dict)
    by_code: dict[str, Placeholder] = field(init=False)

    def __post_init__(self) -> None:
        self.by_code = self.map.by_code()

    def find(self, text: str) -> list[Hit]:
        """Each placeholder of the map in `text`, with its value and the ending written in it."""
        hits = []
        for found in spelled(text):
            if found.group in self.map.taken:
                continue
            meant = resolved(found, self.by_code)
            if meant is None:
                self.invented[text[found.start : found.end]] = None
                continue
            code, ending = meant
            self.seen.add(code)
            value = NOT_IN_XML.sub("", self.by_code[code].value)
            hits.append(Hit(found.start, found.end, value + ending))
        return hits

    def replace(self, text: str) -> tuple[str, int]:
        hits = self.find(text)
        for hit in reversed(hits):
            text = text[: hit.start] + hit.label + text[hit.end :]
        return text, len(hits)

    def name(self, text: str) -> tuple[str, int]:
        """A name of a range or table, in which a placeholder has lost its brackets."""
        codes = [code for code in NAME.findall(text) if code in self.by_code]
        self.seen.update(codes)
        return NAME.sub(self._named, text), len(codes)

    def _named(self, match: re.Match[str]) -> str:
        known = self.by_code.get(match[1])
        return known.value if known else match[0]

    def alone(self, text: str) -> Placeholder | None:
        """The placeholder that is all of `text`, if it stands for a number of a cell."""
        found = next(spelled(text.strip()), None)
        if found is None or found.group in self.map.taken:
            return None
        meant = resolved(found, self.by_code)
        is_all = found.start == 0 and found.end == len(text.strip())
        if meant is None or not is_all or meant[1] or not self.by_code[meant[0]].number:
            return None
        return self.by_code[meant[0]]
