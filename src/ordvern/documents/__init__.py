"""Files of many formats become segments with locators, or redacted copies; nothing else.

Every document is parsed in a caged child process: no keys, no network, no files, and limits on
memory, time and output. What cannot be read is refused by one named `Reason`.
"""

from ordvern.documents.api import read, redact
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.reading import Mark, Reading, Redacted
from ordvern.documents.reason import Notice, Reason, Refused

__all__ = [
    "FileKind",
    "Limits",
    "Mark",
    "Notice",
    "Reading",
    "Reason",
    "Redacted",
    "Refused",
    "read",
    "redact",
]
