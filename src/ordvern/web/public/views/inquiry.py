"""The page that the answer to an e-mail leads to: languages, declaration, and it is an order."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import STRANGER
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.contact import NotACustomersAddress
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.order_from_inquiry import order_from_inquiry
from ordvern.apps.intake.words import message_of, sender_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import NothingToTranslate
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.public.inquiry_form import InquiryForm
from ordvern.web.public.views.quote import MAX_FILES
from ordvern.web.ui.closed_days import warn_of_closed_day
from ordvern.web.ui.handing_out import gone
from ordvern.web.ui.limit import is_too_often
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong

LAYOUT = "ui/site_public.html"


def _inquiry(link: UUID) -> Inquiry:
    letters = Inquiry.objects.filter(channel=Inquiry.Channel.EMAIL, purpose=Inquiry.Purpose.REQUEST)
    return get_object_or_404(letters.select_related("folder"), link=link)


def _is_over(inquiry: Inquiry) -> bool:
    folder = inquiry.folder
    due = folder.erase_by is not None and folder.erase_by <= timezone.now()
    return inquiry.closed_at is not None or folder.erased_at is not None or due


def _vault(request: HttpRequest, link: UUID) -> VaultUploadHandler:
    found = _inquiry(link)
    if request.method == "POST" and (_is_over(found) or found.order is not None):
        raise Http404
    return VaultUploadHandler(
        request,
        now=timezone.now,
        max_bytes=settings.MAX_FILE_BYTES,
        max_files=MAX_FILES,
        folder=found.folder,
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@receives_files(_vault)
def inquiry(request: HttpRequest, *, uploads: VaultUploadHandler, link: UUID) -> HttpResponse:
    """Whoever has the link reads mail sent to the address that wrote to us; no file is shown."""
    found = _inquiry(link)
    if (order := found.order) is not None:
        return redirect("public:thanks", order.token)
    if _is_over(found):
        return gone(request, layout=LAYOUT)
    try:
        version = current_version()
    except StatementVersion.DoesNotExist:
        return render(request, "public/quote_closed.html", status=503)
    sender = sender_of(found)
    form = InquiryForm(today=timezone.localdate(), initial={"name": sender.name})
    if request.method == "POST":
        form = InquiryForm(request.POST, request.FILES, today=timezone.localdate())
        made = _order(request, found, form, uploads, version=version)
        if made is not None:
            warn_of_closed_day(request, made.wanted_on)
            return redirect("public:thanks", made.token)
    context = {
        "form": form,
        "inquiry": found,
        "address": sender.address,
        "count": found.folder.files.working().count(),
        "version": version,
        "megabytes": settings.MAX_FILE_BYTES // 1024**2,
    }
    status = 422 if form.errors else 200
    return render(request, "public/inquiry.html", context, status=status)


def _order(
    request: HttpRequest,
    found: Inquiry,
    form: InquiryForm,
    uploads: VaultUploadHandler,
    *,
    version: str,
) -> Order | None:
    """The order; None if the form now holds errors."""
    deposits = deposits_of(request, "files")
    if (request.FILES or uploads.too_large) and (wrong := what_is_wrong(uploads, deposits)):
        form.add_error("files", " ".join(str(part) for part in wrong))
    if is_too_often(request, "inquiry"):
        form.add_error(None, _("That was many at once. Wait a few minutes and try again."))
    if not form.is_valid():
        return None
    try:
        made = order_from_inquiry(
            found,
            contact=form.contact(language=found.language, email=sender_of(found).address),
            assignment=form.assignment(message=message_of(found)),
            statement=version,
            declared=Inquiry.Declared.LINK,
            notice=Inquiry.Notice.LINK,
            deposits=deposits,
            actor=STRANGER,
            now=timezone.now(),
        )
    except NothingToTranslate:
        form.add_error("files", _("No file came with your message. Choose it here."))
    except (NotACustomersAddress, NotAllowedNow):
        form.add_error(None, _("This cannot be used to order any more. Write anew, or call us."))
    else:
        uploads.keep()
        return made
    return None
