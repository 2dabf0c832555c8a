"""A register as a download: a PDF, or a table that spreadsheets open."""

from datetime import datetime

from django.http import HttpResponse, HttpResponseBase

from ordvern.apps.registers.sheet import Sheet, lines, pdf
from ordvern.web.ui.handing_out import BYTE_ORDER_MARK, as_attachment


def as_pdf(sheet: Sheet, name: str, *, at: datetime) -> HttpResponseBase:
    return as_attachment(HttpResponse(pdf(sheet, at=at), content_type="application/pdf"), name)


def as_table(sheet: Sheet, name: str) -> HttpResponseBase:
    text = BYTE_ORDER_MARK + "".join(lines(sheet))
    return as_attachment(HttpResponse(text, content_type="text/csv; charset=utf-8"), name)
