"""Files of many formats become segments with locators, redacted or masked copies; nothing else.

Every document is parsed in a caged child process: no keys, no network, no files, and limits on
memory, time and output. What cannot be read is refused by one named `Reason`.
"""

from ordvern.documents.api import read, redact
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.masking.groups import Groups
from ordvern.documents.masking.map import MaskMap, NotAMap
from ordvern.documents.reading import Mark, Reading, Redacted
from ordvern.documents.reason import Notice, Reason, Refused
from ordvern.documents.reversible import Masked, PlaceholdersInText, Restored, mask, restore

__all__ = [
    "FileKind",
    "Groups",
    "Limits",
    "Mark",
    "MaskMap",
    "Masked",
    "NotAMap",
    "Notice",
    "PlaceholdersInText",
    "Reading",
    "Reason",
    "Redacted",
    "Refused",
    "Restored",
    "mask",
    "read",
    "redact",
    "restore",
]
