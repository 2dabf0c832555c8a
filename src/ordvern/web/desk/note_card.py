"""The notes of those on an order: the card on its page, and the form by which one is written."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.conversations.keeping import is_on
from ordvern.apps.conversations.models import Note
from ordvern.apps.conversations.reading import NoteLine, note_lines
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.web.ui.fields import Sent
from ordvern.web.ui.message_form import LONGEST

ON_THE_CARD = 3


class NoteForm(forms.Form):
    """A note for those on the order."""

    text = forms.CharField(
        label=_("Write a note"), max_length=LONGEST, widget=forms.Textarea({"data-rows": 3})
    )

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data, auto_id="id_note_%s")


@dataclass(frozen=True, slots=True)
class Card:
    """Notes as (who wrote, the line), oldest first, how many older ones there are, and the form,
    None once nothing more can be written."""

    notes: tuple[tuple[str, NoteLine], ...]
    older: int
    form: NoteForm | None


def note_card(
    order: Order, actor: Actor, *, over: bool, form: NoteForm | None = None, whole: bool = False
) -> Card | None:
    """None for whoever is not on the order."""
    if not is_on(order, actor):
        return None
    found = list(Note.objects.visible_to(actor).filter(order=order).select_related("order"))
    shown = found if whole else found[-ON_THE_CARD:]
    writers = User.objects.in_bulk({each.written_by for each in shown})
    lines = tuple((writers[line.note.written_by].called, line) for line in note_lines(shown))
    return Card(lines, len(found) - len(shown), None if over else form or NoteForm())
