"""What those on an order tell one another about it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ordvern.apps.conversations.keeping import is_on
from ordvern.apps.conversations.usecases.write_note import write_note
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.orders.models import Order
from ordvern.apps.screening.guard import HoldsSensitive
from ordvern.web.desk.note_card import NoteForm, note_card
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.message_form import kinds_in_words
from ordvern.web.ui.taking_back import tell_done

from .acting import refusals_told
from .decisions import order_for


@require_http_methods(["GET", "HEAD", "POST"])
def order_notes(request: HttpRequest, order_id: UUID) -> HttpResponse:
    """All notes; one that is not taken is shown here with what was typed."""
    actor = actor_of(request, Power.TRANSLATE)
    order, form = order_for(actor, order_id), NoteForm(request.POST or None)
    if not is_on(order, actor):
        raise Http404
    if request.method == "POST" and form.is_valid() and _kept(request, form, order, actor):
        return redirect("desk:order", order.pk)
    over = order.is_erased or order.erasure_was_asked(timezone.now())
    card = note_card(order, actor, over=over, form=form, whole=True)
    status = 422 if form.errors else 200
    return render(request, "desk/order_notes.html", {"order": order, "card": card}, status=status)


def _kept(request: HttpRequest, form: NoteForm, order: Order, actor: Actor) -> bool:
    """False if the form now holds an error."""
    now = timezone.now()
    try:
        with refusals_told(request):
            write_note(order, text=form.cleaned_data["text"], actor=actor, now=now)
            tell_done(request, _("The note is kept."), actor=actor, now=now)
    except HoldsSensitive as refusal:
        form.add_error("text", _not_kept(refusal))
        return False
    return True


def _not_kept(refusal: HoldsSensitive) -> str:
    return _(
        "The note was not kept: it tells something sensitive (%(kinds)s). Write it so that nobody"
        " can be recognised."
    ) % {"kinds": kinds_in_words(refusal)}
