"""For how many words partners have room by a day, as the desk is told when it offers a step."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ordvern.apps.orders.capacity import loads_of, roughly
from ordvern.apps.orders.models import Step
from ordvern.apps.orders.offering import words_of
from ordvern.apps.partners.models import Partner


@dataclass(frozen=True, slots=True)
class Room:
    """How many words a partner can take by the day, about; None if there is no telling.

    `is_enough` unless the step has more; `in_hand` are words of translation taken on before.
    """

    words: int | None
    in_hand: int
    is_enough: bool


def rooms_of(
    step: Step, partners: Collection[Partner], *, due_on: date | None, now: datetime
) -> Mapping[int, Room]:
    """The room of each partner, by his key."""
    needed = words_of(step)
    found = {}
    for key, load in loads_of(partners, now=now).items():
        room = load.room_by(due_on, step.kind) if due_on else None
        is_enough = room is None or needed <= room
        found[key] = Room(None if room is None else roughly(room), roughly(load.words), is_enough)
    return found


def called_with_room(partner: Partner, room: Room) -> str:
    """The name of a partner as a list offers it, with the room he has where that is known."""
    if room.words is None:
        return partner.name
    words = {"name": partner.name, "words": intcomma(room.words)}
    if room.is_enough:
        return _("%(name)s (room for about %(words)s words)") % words
    return _("%(name)s (room for about %(words)s words only)") % words


def warn_of_too_much(
    request: HttpRequest, partners: Collection[Partner], rooms: Mapping[int, Room], day: date | None
) -> None:
    """Nothing is refused: the partner may know better, and answers for himself."""
    for partner in partners:
        room = rooms[partner.pk]
        if day is None or room.words is None or room.is_enough:
            continue
        words = {
            "name": partner.name,
            "words": intcomma(room.words),
            "day": date_format(day),
        }
        text = _("%(name)s has room for about %(words)s words by %(day)s, which is less than this.")
        messages.warning(request, text % words)
