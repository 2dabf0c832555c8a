"""Services of others that may measure visitors who say yes: off unless the officer turns one on."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.consent.figures import FEWEST, by_week
from ordvern.apps.consent.models import AnswerCount, question_now
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.statement.usecases.measure_visits import NewVersion, measure_visits
from ordvern.apps.statement.usecases.publish_statement import NotSetUp, next_name
from ordvern.web.oversight.measuring_form import ANSWERS, MeasuringForm
from ordvern.web.ui.access import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def measuring(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    question = question_now()
    form = MeasuringForm(request.POST or None, services=question.services if question else {})
    if form.is_valid() and _changed(form, actor):
        messages.success(request, _("Saved. The statement has a new version that says so."))
        return redirect("oversight:measuring")
    context = {
        "form": form,
        "question": question,
        "weeks": by_week(timezone.localdate()),
        "answers": [ANSWERS[each] for each in AnswerCount.Answer],
        "fewest": FEWEST,
    }
    status = 422 if form.errors else 200
    return render(request, "oversight/measuring.html", context, status=status)


def _changed(form: MeasuringForm, actor: Actor) -> bool:
    """Whether it was done; if not, the form says why."""
    version = NewVersion(next_name(timezone.localdate()), tell=form.cleaned_data["tell"])
    try:
        measure_visits(form.services(), version=version, actor=actor, now=timezone.now())
    except NotAllowedNow:
        form.add_error(None, _("Nothing is changed: it is as it was before."))
    except NotSetUp:
        form.add_error(
            None,
            _("The statement cannot be published: what keeps one of its promises is not set up."),
        )
    except IntegrityError:
        form.add_error(None, _("Somebody published a version at this moment. Try again."))
    return not form.errors
