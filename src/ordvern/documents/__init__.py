"""Files of many formats become segments with locators, redacted or masked copies; nothing else.

Every document is parsed in a caged child process: no keys, no network, no files, and limits on
memory, time and output. What cannot be read is refused by one named `Reason`.
"""

from ordvern.documents.api import read, redact, without_password
from ordvern.documents.comparison.compare import Difference, Lack, compare
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import READING, Limits
from ordvern.documents.masking.groups import Groups
from ordvern.documents.masking.map import MaskMap, NotAMap
from ordvern.documents.reading import Mark, Reading, Redacted
from ordvern.documents.reason import Notice, Reason, Refused
from ordvern.documents.reversible import Masked, PlaceholdersInText, Restored, mask, restore
from ordvern.documents.translating import (
    Extracted,
    MergedDocument,
    XliffPairs,
    from_xliff,
    to_xliff,
    xliff_pairs,
)
from ordvern.documents.translation.problems import NotMerged, Problem, Trouble
from ordvern.documents.translation.xliff.sheet import Match

__all__ = [
    "READING",
    "Difference",
    "Extracted",
    "FileKind",
    "Groups",
    "Lack",
    "Limits",
    "Mark",
    "MaskMap",
    "Masked",
    "Match",
    "MergedDocument",
    "NotAMap",
    "NotMerged",
    "Notice",
    "PlaceholdersInText",
    "Problem",
    "Reading",
    "Reason",
    "Redacted",
    "Refused",
    "Restored",
    "Trouble",
    "XliffPairs",
    "compare",
    "from_xliff",
    "mask",
    "read",
    "redact",
    "restore",
    "to_xliff",
    "without_password",
    "xliff_pairs",
]
