"""What an officer may have erased from memories: a person, an order, a customer, some days."""

from collections.abc import Collection
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor
from ordvern.apps.customers.models import Customer
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.selecting import added_between, claimed_by
from ordvern.apps.memories.usecases.purge_period import purge_period
from ordvern.apps.memories.usecases.purge_person import holding_person, purge_person
from ordvern.apps.memories.usecases.purge_scope import purge_scope
from ordvern.memory import Scope, ScopeKind
from ordvern.memory.persons import TooShort, pattern_for

LONGEST = 2_000
DAY = {"type": "date"}


class PurgeForm(forms.Form):
    """What is to go, and how it is counted and erased in one memory; the forms below say which."""

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.actor = actor

    def count(self, memory: Memory) -> int:
        raise NotImplementedError

    def erase(self, memory: Memory, now: datetime) -> int:
        raise NotImplementedError


class PersonForm(PurgeForm):
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

    def clean(self) -> dict[str, object]:
        chosen = super().clean() or {}
        try:
            pattern_for(*self._looked_for(chosen))
        except TooShort:
            raise ValidationError(
                _("Give at least one name or number, each of two letters or digits or more.")
            ) from None
        return chosen

    def count(self, memory: Memory) -> int:
        return len(holding_person(memory, *self._looked_for(self.cleaned_data)))

    def erase(self, memory: Memory, now: datetime) -> int:
        names, numbers = self._looked_for(self.cleaned_data)
        return purge_person(memory, names=names, numbers=numbers, actor=self.actor, now=now)

    def _looked_for(self, chosen: dict[str, object]) -> tuple[Collection[str], Collection[str]]:
        return _lines(chosen.get("names")), _lines(chosen.get("numbers"))


def _lines(text: object) -> list[str]:
    return [line.strip() for line in str(text or "").splitlines() if line.strip()]


class ScopeForm(PurgeForm):
    """Something that has a claim on units."""

    def scope(self) -> Scope:
        raise NotImplementedError

    def count(self, memory: Memory) -> int:
        return len(claimed_by(memory, self.scope()))

    def erase(self, memory: Memory, now: datetime) -> int:
        return purge_scope(memory, scope=self.scope(), actor=self.actor, now=now)


class OrderForm(ScopeForm):
    """An order by its number; it may be erased long since."""

    order = forms.CharField(label=_("Order number"), max_length=40)

    def scope(self) -> Scope:
        return Scope(ScopeKind.ORDER, self.cleaned_data["order"])


class CustomerForm(ScopeForm):
    """One of the customers."""

    customer = forms.ModelChoiceField(
        label=_("Customer"), queryset=Customer.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, data: object = None, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        field = self.fields["customer"]
        field.queryset = Customer.objects.visible_to(actor).order_by("name", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda customer: customer.name  # type: ignore[attr-defined]

    def scope(self) -> Scope:
        return Scope(ScopeKind.CUSTOMER, str(self.cleaned_data["customer"].pk))


class PeriodForm(PurgeForm):
    """Units by the day on which they were added."""

    since = forms.DateField(label=_("Added from"), widget=forms.DateInput(DAY, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("up to and including"), widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, object]:
        chosen = super().clean() or {}
        if "since" in chosen and "until" in chosen and chosen["until"] < chosen["since"]:
            raise ValidationError(_("The last day lies before the first."))
        return chosen

    def count(self, memory: Memory) -> int:
        return len(added_between(memory, **self.cleaned_data))

    def erase(self, memory: Memory, now: datetime) -> int:
        return purge_period(memory, **self.cleaned_data, actor=self.actor, now=now)


FORMS: dict[str, type[PurgeForm]] = {
    "person": PersonForm,
    "order": OrderForm,
    "customer": CustomerForm,
    "period": PeriodForm,
}
