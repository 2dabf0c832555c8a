"""Redaction: marked values are removed wherever they stand in a file, and their absence proven.

A mark names a place; what stands there is a value (a name, a number), and the value goes from
every place of the file: text, headers, notes, revisions, properties, links, hidden parts. Only
what the proof has passed comes out.
"""

from ordvern.documents.redaction.redact import RedactedContent, redact_content

__all__ = ["RedactedContent", "redact_content"]
