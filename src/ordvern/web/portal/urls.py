"""Addresses of the customer's pages; whoever is not signed in is asked for a code by e-mail."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from .money import views as money
from .rights.urls import PAGES as RIGHTS
from .views import (
    answers,
    breach_notice,
    correction,
    files,
    messages,
    new_file,
    orders,
    receipt,
    transfers,
    unlocking,
    wishes,
)

app_name = "portal"


def _page(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(route, login_required(view, login_url="account_request_login_code"), name=name)


ORDER = "oppdrag/<uuid:order_id>/"
FILE = f"{ORDER}filer/<uuid:file_id>/"

urlpatterns = [
    _page("", orders.orders, "orders"),
    _page(ORDER, orders.order, "order"),
    _page("varsler/", wishes.wishes, "wishes"),
    _page("hendelse/<uuid:notice_id>/", breach_notice.breach_notice, "breach-notice"),
    _page(f"{ORDER}meldinger/", messages.order_messages, "order-messages"),
    _page(f"{ORDER}status/", orders.order_status, "order-status"),
    _page(f"{ORDER}godkjenn/", answers.order_approve_redaction, "order-approve-redaction"),
    _page(f"{ORDER}fortsett/", answers.order_go_on, "order-go-on"),
    _page(f"{ORDER}trekk/", answers.order_withdraw, "order-withdraw"),
    _page(f"{ORDER}mottatt/", receipt.order_confirm_receipt, "order-confirm-receipt"),
    _page(f"{ORDER}utenfor-eos/", transfers.order_transfers, "order-transfers"),
    _page(f"{ORDER}slett/", receipt.order_erase_files, "order-erase-files"),
    _page(f"{ORDER}rett/", correction.order_correction, "order-correction"),
    _page(f"{ORDER}attest/", receipt.order_certificate, "order-certificate"),
    _page(FILE, files.order_file, "order-file"),
    _page(f"{FILE}tekst/", files.order_text, "order-text"),
    _page(f"{FILE}ny/", new_file.order_new_file, "order-new-file"),
    _page(f"{FILE}passord/", unlocking.order_unlock_file, "order-unlock-file"),
    _page(f"{ORDER}sladding/<uuid:redaction_id>/", files.order_redaction, "order-redaction"),
    _page("faktura/", money.invoices, "invoices"),
    _page("faktura/<uuid:invoice_id>/", money.invoice, "invoice"),
    _page("faktura/<uuid:invoice_id>/pdf/", money.invoice_document, "invoice-document"),
    *(_page(*page) for page in RIGHTS),
]
