"""The worker's part in invoices: the document as it is kept."""

from ordvern.apps.core.queue import Beat

from .models import Invoice
from .pdf import invoice_pdf


def make_pdf(subject: str, beat: Beat) -> None:
    """Make the PDF of an invoice that has none."""
    invoice = Invoice.objects.select_related("credits").get(pk=subject)
    beat(0, 1)
    if invoice.pdf is None:
        Invoice.objects.filter(pk=invoice.pk, pdf=None).update(pdf=invoice_pdf(invoice))
