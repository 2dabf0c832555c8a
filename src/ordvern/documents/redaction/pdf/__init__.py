"""Redacts PDF: glyphs out of content streams, strings out of objects, or a page made a picture."""

from ordvern.documents.redaction.pdf.document import redact_pdf

__all__ = ["redact_pdf"]
