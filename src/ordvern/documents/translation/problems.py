"""What can be wrong with a translation that comes back, named by kind and unit."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """The first nine keep a document from being written; the last three are only told."""

    OTHER_DOCUMENT = "other_document"
    UNIT_MISSING = "unit_missing"
    UNIT_INVENTED = "unit_invented"
    UNIT_DUPLICATED = "unit_duplicated"
    CODE_MISSING = "code_missing"
    CODE_INVENTED = "code_invented"
    CODE_DUPLICATED = "code_duplicated"
    CODES_CROSSED = "codes_crossed"
    NOT_XLIFF = "not_xliff"
    SOURCE_CHANGED = "source_changed"
    FORMAT_LOST = "format_lost"
    UNTRANSLATED = "untranslated"


TOLD = frozenset({Trouble.SOURCE_CHANGED, Trouble.FORMAT_LOST, Trouble.UNTRANSLATED})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something is wrong with the unit named `unit`; `code` is the number of a code, or empty."""

    trouble: Trouble
    unit: str = ""
    code: str = ""

    @property
    def forbids(self) -> bool:
        return self.trouble not in TOLD


class NotMerged(Exception):
    """Nothing was written: the translation does not fit the document, for these `problems`."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(sorted({problem.trouble.value for problem in problems})))
        self.problems = problems
