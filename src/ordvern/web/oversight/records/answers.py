"""A register as a download: a PDF, or a table that spreadsheets open."""

from datetime import datetime

from django.http import HttpResponseBase

from ordvern.apps.registers.sheet import Sheet, lines, pdf
from ordvern.web.ui.handing_out import csv_download, pdf_download


def as_pdf(sheet: Sheet, name: str, *, at: datetime) -> HttpResponseBase:
    return pdf_download(pdf(sheet, at=at), name)


def as_table(sheet: Sheet, name: str) -> HttpResponseBase:
    return csv_download(lines(sheet), name)
