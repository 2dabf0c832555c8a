"""The demo's own pages: enter as anybody, read the mails, fetch a sample document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import Promise as LazyText
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from ordvern.apps.core.actors import Role
from ordvern.apps.core.models import User
from ordvern.web.public.mailbox import mailbox
from ordvern.web.ui import account_backend
from ordvern.web.ui.access import ENTERED_AS_DEMO, HOMES
from ordvern.web.ui.handing_out import as_attachment
from ordvern.web.ui.views import demo_only


class Paper(Protocol):
    """A document that the demo can make."""

    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the demo's people: the account and what there is to try.

    With `anybody` whoever else has the role does where that account is not there.
    """

    name: str
    role: Role
    email: str
    title: LazyText
    text: LazyText
    icon: str
    anybody: bool = True


ENTRIES = (
    Entry(
        "customer",
        Role.CUSTOMER,
        "kari@kunde.example",
        _("Customer"),
        _("See what was found in your files, approve a redaction, confirm receipt and erase."),
        "person",
    ),
    Entry(
        "staff",
        Role.STAFF,
        "siri@byra.example",
        _("Project manager"),
        _("The inbox, a file with the findings marked, the decision, the offer, the delivery."),
        "inbox",
    ),
    Entry(
        "translator",
        Role.STAFF,
        "tor@byra.example",
        _("Translator in the house"),
        _("Only the orders that one is put on: a divided order, a contract to translate."),
        "languages",
        anybody=False,
    ),
    Entry(
        "finance",
        Role.STAFF,
        "randi@byra.example",
        _("Finance"),
        _("What is to be invoiced, invoices and payments; no files and no orders."),
        "money",
        anybody=False,
    ),
    Entry(
        "partner",
        Role.PARTNER,
        "jean@partner.example",
        _("Partner"),
        _("An offer without the document, the statement to accept, the job and its files."),
        "partner",
    ),
    Entry(
        "officer",
        Role.OFFICER,
        "ingrid@byra.example",
        _("Privacy officer"),
        _("Promises and their proof, the log, erasures and certificates."),
        "shield",
    ),
)


@demo_only
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What to try, and the ways in; only those people are offered who are there."""
    context = {
        "entries": [entry for entry in ENTRIES if account_for(entry)],
        "papers": sorted(_papers()),
        "mails": mailbox()[:3],
    }
    return render(request, "public/demo_start.html", context)


@demo_only
@require_POST
def enter(request: HttpRequest, name: str) -> HttpResponse:
    """Sign in as one of the demo's people, with nothing asked."""
    entry = next((entry for entry in ENTRIES if entry.name == name), None)
    account = account_for(entry) if entry else None
    if entry is None or account is None:
        raise Http404
    login(request, account, backend=account_backend.PATH)
    request.session[ENTERED_AS_DEMO] = True
    return redirect(HOMES[entry.role])


@demo_only
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """The mails that would have been sent, newest first."""
    return render(request, "public/demo_mails.html", {"mails": mailbox()})


@demo_only
@require_safe
def mail(request: HttpRequest, name: str) -> HttpResponse:
    found = next((mail for mail in mailbox() if mail.name == name), None)
    if found is None:
        raise Http404
    return render(request, "public/demo_mail.html", {"mail": found})


@demo_only
@require_safe
def paper(request: HttpRequest, name: str) -> HttpResponseBase:
    """An invented document to try things on."""
    papers = _papers()
    if name not in papers:
        raise Http404
    content = HttpResponse(papers[name].content(), content_type="application/octet-stream")
    return as_attachment(content, name)


def account_for(entry: Entry) -> User | None:
    """The account of one of the demo's people, or of anybody else who does."""
    accounts = User.objects.filter(role=entry.role, is_active=True).order_by("pk")
    himself = accounts.filter(email=entry.email).first()
    return himself or (accounts.first() if entry.anybody else None)


def _papers() -> Mapping[str, Paper]:
    papers: Mapping[str, Paper] = import_string(settings.DEMO_PAPERS)
    return papers
