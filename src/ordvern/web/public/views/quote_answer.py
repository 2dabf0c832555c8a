"""The page of a quote, for whoever has its link: the price, and yes or no to it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.papers import calculation_of
from ordvern.apps.billing.pdf import quote_pdf
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import STRANGER
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Interpreting
from ordvern.apps.orders.usecases.answer_quote import accept_quote, refuse_quote
from ordvern.web.ui.handing_out import pdf_download


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote_answer(request: HttpRequest, quote_token: UUID) -> HttpResponse:
    """Whoever has the link learns languages, words and the price; of the files nothing."""
    quote = get_object_or_404(Quote.objects.select_related("customer"), token=quote_token)
    if request.method == "POST":
        _answer(request, quote)
        return redirect("public:quote-answer", quote_token)
    is_open = quote.status == QuoteStatus.SENT and quote.valid_until >= timezone.localdate()
    sitting = Interpreting.objects.filter(order__folder=quote.folder_id).first()
    context = {
        "quote": quote,
        "found": calculation_of(quote),
        "is_open": is_open,
        "is_spoken": sitting is not None,
        "is_of_other_hours": sitting is not None and sitting.is_quoted_otherwise,
    }
    return render(request, "public/quote_answer.html", context)


def _answer(request: HttpRequest, quote: Quote) -> None:
    user, now = request.user, timezone.now()
    actor = user.actor if isinstance(user, User) else STRANGER
    try:
        if request.POST.get("answer") == "yes":
            accept_quote(quote, actor=actor, now=now)
            messages.success(request, _("Thank you for the order. We begin now."))
        elif request.POST.get("answer") == "no":
            refuse_quote(quote, erase_now="erase_now" in request.POST, actor=actor, now=now)
            messages.success(
                request, _("Declined. You owe nothing, and what you sent us will be erased.")
            )
    except NotAllowedNow:
        messages.error(request, _("The quote does not stand any more. See below."))


@login_not_required
@require_safe
def quote_document(request: HttpRequest, quote_token: UUID) -> HttpResponseBase:
    quote = get_object_or_404(Quote.objects.select_related("customer"), token=quote_token)
    pdf = quote_pdf(quote, language=get_language() or "nb")
    return pdf_download(pdf, _("quote-%(number)s.pdf") % {"number": quote.title})
