"""What an officer may have erased from memories: a person, an order, a customer, some days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.memories.selecting import added_between, claimed_by, holding_person
from ordvern.apps.memories.usecases.purge import Why
from ordvern.memory import Scope, ScopeKind
from ordvern.memory.persons import TooShort, pattern_for
from ordvern.web.ui.fields import LongSelect

LONGEST = 2_000
DAY = {"type": "date"}
Data = Mapping[str, Any]


class PersonForm(forms.Form):
    """A person's names and numbers, one a line; held for this request alone."""

    names = forms.CharField(
        label=_("Names"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 2, "autocomplete": "off"}),
    )
    numbers = forms.CharField(
        label=_("Numbers and addresses"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"data-rows": 2, "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        try:
            pattern_for(_lines(chosen.get("names")), _lines(chosen.get("numbers")))
        except TooShort:
            raise ValidationError(
                _("Give at least one name or number, each of two letters or digits or more.")
            ) from None
        return chosen


class OrderForm(forms.Form):
    """An order by its number; it may be erased long since."""

    order = forms.CharField(label=_("Order number"), max_length=40)


class CustomerForm(forms.Form):
    """One of the customers."""

    customer = forms.ChoiceField(label=_("Customer"), widget=LongSelect)


class PeriodForm(forms.Form):
    """Units by the day on which they were added."""

    since = forms.DateField(label=_("Added from"), widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("up to and including"), widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if "since" in chosen and "until" in chosen and chosen["until"] < chosen["since"]:
            raise ValidationError(_("The last day lies before the first."))
        return chosen


@dataclass(frozen=True, slots=True)
class Way:
    """A way to say what is to go: the form, and which units of a memory that is, as ids, by what
    the form was filled in with."""

    form: Callable[[Data | None, Actor], forms.Form]
    found: Callable[[Memory, Data], list[int]]
    why: Why


def _customer_form(data: Data | None, actor: Actor) -> CustomerForm:
    form = CustomerForm(data)
    customers = Customer.objects.visible_to(actor).order_by("name", "pk")
    field = cast("forms.ChoiceField", form.fields["customer"])
    field.choices = [("", _("Choose")), *((str(each.pk), each.name) for each in customers)]
    return form


def _holding_person(memory: Memory, chosen: Data) -> list[int]:
    return holding_person(memory, _lines(chosen["names"]), _lines(chosen["numbers"]))


def _claimed_by_order(memory: Memory, chosen: Data) -> list[int]:
    return _ids(claimed_by(memory, Scope(ScopeKind.ORDER, chosen["order"])))


def _claimed_by_customer(memory: Memory, chosen: Data) -> list[int]:
    return _ids(claimed_by(memory, Scope(ScopeKind.CUSTOMER, chosen["customer"])))


def _added_then(memory: Memory, chosen: Data) -> list[int]:
    return _ids(added_between(memory, chosen["since"], chosen["until"]))


def _ids(units: "QuerySet[StoredUnit]") -> list[int]:
    return list(units.values_list("pk", flat=True))


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


WAYS: dict[str, Way] = {
    "person": Way(lambda data, _actor: PersonForm(data), _holding_person, Why.PERSON),
    "order": Way(lambda data, _actor: OrderForm(data), _claimed_by_order, Why.SCOPE),
    "customer": Way(_customer_form, _claimed_by_customer, Why.SCOPE),
    "period": Way(lambda data, _actor: PeriodForm(data), _added_then, Why.PERIOD),
}
