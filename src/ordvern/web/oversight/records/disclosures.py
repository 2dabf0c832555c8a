"""The register of what authorities have asked for and got."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.disclosure_sheet import disclosure_sheet
from ordvern.apps.registers.models import Disclosure
from ordvern.apps.registers.usecases.decide_disclosure import (
    NothingToHand,
    NoWordWhy,
    decide_disclosure,
)
from ordvern.apps.registers.usecases.describe_breach import NoSuchOrder
from ordvern.apps.registers.usecases.do_duty import TellsOfSomebody
from ordvern.apps.registers.usecases.register_disclosure import register_disclosure
from ordvern.apps.retention.usecases.place_hold import EndNotSensible
from ordvern.web.ui.access import actor_of

from .answers import as_pdf
from .disclosure_forms import AskedForm, DecideForm

ON_A_PAGE = 25


@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    found = Disclosure.objects.visible_to(actor).prefetch_related("orders", "files")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "oversight/records/disclosures.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def disclosure_new(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    form = AskedForm(request.POST or None, initial={"asked_at": now})
    if request.method == "POST" and form.is_valid():
        try:
            made = register_disclosure(form.asked(), hold_until=form.last_day, actor=actor, now=now)
        except NoSuchOrder as unknown:
            words = _("There is no order %(numbers)s.") % {"numbers": ", ".join(unknown.numbers)}
            form.add_error("orders", words)
        except EndNotSensible:
            form.add_error("hold_until", _("A day ahead, two years at most."))
        else:
            return redirect("oversight:disclosure", made.pk)
    status = 422 if form.errors else 200
    return render(request, "oversight/records/disclosure_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def disclosure(request: HttpRequest, disclosure_id: int) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = get_object_or_404(Disclosure.objects.visible_to(actor), pk=disclosure_id)
    form = None
    if shown.decided_at is None:
        form = DecideForm(request.POST or None, disclosure=shown)
        if request.method == "POST" and form.is_valid() and _decided(form, shown, actor):
            messages.success(request, _("Decided, and kept."))
            return redirect("oversight:disclosure", shown.pk)
    context = {"disclosure": shown, "form": form, "sheet": disclosure_sheet(shown, now=now)}
    status = 422 if form is not None and form.errors else 200
    return render(request, "oversight/records/disclosure.html", context, status=status)


def _decided(form: DecideForm, shown: Disclosure, actor: Actor) -> bool:
    """Whether it was; the form says why not."""
    try:
        decide_disclosure(shown, answer=form.answer(), actor=actor, now=timezone.now())
    except NothingToHand:
        form.add_error("handed", _("Tick what is handed over; nothing, if you refuse."))
    except NoWordWhy:
        form.add_error("reasons", _("Say why they get less than they ask for."))
    except TellsOfSomebody:
        form.add_error("reasons", _("Something here tells of a person. Write it without."))
    except NotAllowedNow:
        words = _(
            "A customer's files are gone, and with them the messages. Say why he is not told."
        )
        form.add_error("not_told", words)
    else:
        return True
    return False


@require_safe
def disclosure_document(request: HttpRequest, disclosure_id: int) -> HttpResponseBase:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = get_object_or_404(Disclosure.objects.visible_to(actor), pk=disclosure_id)
    return as_pdf(disclosure_sheet(shown, now=now), f"{shown.number}.pdf", at=now)
