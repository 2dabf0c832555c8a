"""What the officer does in a case: reports, tells the persons, closes, dismisses, opens anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.completeness import Lack, NotComplete
from ordvern.apps.registers.models import Breach, TextField
from ordvern.apps.registers.usecases.close_breach import (
    close_breach,
    dismiss_breach,
    reopen_breach,
)
from ordvern.apps.registers.usecases.report_breach import report_breach
from ordvern.apps.registers.usecases.tell_persons import tell_persons
from ordvern.apps.registers.usecases.weigh_breach import NoReasons
from ordvern.web.ui.access import actor_of

from .forms import DismissForm, ReportForm

LACKS: dict[str, str | LazyText] = {
    **dict(TextField.choices),
    Lack.FINAL_REPORT: gettext_lazy("The last report to the authority"),
    Lack.NOTICES: gettext_lazy("Telling the persons affected"),
}


@require_POST
def breach_report(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, shown = _case(request, breach_id)
    form = ReportForm(request.POST)
    if form.is_valid():
        with _refusals_told(request):
            report_breach(shown, **form.cleaned_data, actor=actor, now=timezone.now())
            messages.success(request, _("The report is kept as it was sent."))
    return redirect("oversight:breach", shown.pk)


@require_POST
def breach_tell(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, shown = _case(request, breach_id)
    with _refusals_told(request):
        count = tell_persons(shown, actor=actor, now=timezone.now())
        text = ngettext("%(count)s person is told.", "%(count)s persons are told.", count)
        messages.success(request, text % {"count": count})
    return redirect("oversight:breach", shown.pk)


@require_POST
def breach_close(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, shown = _case(request, breach_id)
    with _refusals_told(request):
        close_breach(shown, actor=actor, now=timezone.now())
        messages.success(request, _("The case is closed and kept."))
    return redirect("oversight:breach", shown.pk)


@require_POST
def breach_dismiss(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, shown = _case(request, breach_id)
    form = DismissForm(request.POST)
    reasons = form.cleaned_data["reasons"] if form.is_valid() else ""
    with _refusals_told(request):
        dismiss_breach(shown, reasons=reasons, actor=actor, now=timezone.now())
        messages.success(request, _("Kept as no breach, with the reasons."))
    return redirect("oversight:breach", shown.pk)


@require_POST
def breach_reopen(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, shown = _case(request, breach_id)
    with _refusals_told(request):
        reopen_breach(shown, actor=actor, now=timezone.now())
    return redirect("oversight:breach", shown.pk)


def _case(request: HttpRequest, breach_id: int) -> tuple[Actor, Breach]:
    actor = actor_of(request, Role.OFFICER)
    return actor, get_object_or_404(Breach.objects.visible_to(actor), pk=breach_id)


@contextmanager
def _refusals_told(request: HttpRequest) -> Iterator[None]:
    """Turn a refusal into a message that says what to do first."""
    try:
        yield
    except NotComplete as refusal:
        missing = ", ".join(str(LACKS[each]) for each in refusal.lacks)
        messages.error(request, _("This is still missing: %(what)s.") % {"what": missing})
    except NoReasons:
        messages.error(request, _("Say why."))
    except NotAllowedNow:
        messages.error(request, _("The case does not stand so that this can be done."))
