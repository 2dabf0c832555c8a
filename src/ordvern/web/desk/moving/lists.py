"""The lists that are taken in: their columns, whose duty it is, and how it is done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.files.models import StoredFile
from ordvern.apps.moving.models import TakenIn
from ordvern.apps.moving.usecases.take_in_customers import take_in_customers

from . import customers
from .columns import Column, Line
from .forms import DeclareForm
from .understood import Understood


@dataclass(frozen=True, slots=True)
class Choices:
    """What is taken in of a file, with the form about it that was filled in."""

    entries: Sequence[Any]
    form: Any


Understand = Callable[[Sequence[Line], datetime], Understood[Any]]
TakeIn = Callable[[StoredFile, Choices, Actor, datetime], TakenIn]


@dataclass(frozen=True, slots=True)
class MovingList:
    """A kind of list. `most` is how many rows are taken at once; `says` is what its page begins
    with, `takes` what its last button says and `done` what is said after, both of a number;
    `example` gives a row for the template of a day."""

    of: TakenIn.Of
    power: Power
    most: int
    columns: Sequence[Column]
    understand: Understand
    take_in: TakeIn
    form: type[forms.Form]
    example: Callable[[date], Mapping[str, str | LazyText]]
    title: LazyText
    says: LazyText
    takes: LazyText
    done: LazyText
    back: str


def _customers(file: StoredFile, chosen: Choices, actor: Actor, now: datetime) -> TakenIn:
    declared = chosen.form.declared()
    return take_in_customers(file, entries=chosen.entries, declared=declared, actor=actor, now=now)


LISTS: Mapping[str, MovingList] = {
    each.of.value: each
    for each in (
        MovingList(
            of=TakenIn.Of.CUSTOMERS,
            power=Power.RUN_ORDERS,
            most=2000,
            columns=customers.COLUMNS,
            understand=lambda lines, now: customers.understand(lines, now=now),
            take_in=_customers,
            form=DeclareForm,
            example=customers.example,
            title=_("Take in a list of customers"),
            says=_(
                "Those whom you still work for: who orders, where invoices go. Nobody is written"
                " to; tell them yourselves that you have a new system, with the privacy statement."
            ),
            takes=ngettext_lazy(
                "Take in %(count)d customer", "Take in %(count)d customers", "count"
            ),
            done=ngettext_lazy(
                "%(count)d customer taken in.", "%(count)d customers taken in.", "count"
            ),
            back="desk:customers",
        ),
    )
}
