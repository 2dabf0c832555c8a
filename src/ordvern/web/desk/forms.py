"""The choices that staff make on the page of an order."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.memories.models import Memory
from ordvern.apps.orders.certifying import may_certify
from ordvern.apps.orders.models import Order, Step, TranslationCheck
from ordvern.apps.orders.remembering import memories_for
from ordvern.apps.orders.states import JobKind, Status
from ordvern.apps.orders.usecases.deliver import checks_of
from ordvern.apps.partners.models import Partner, PartnerQuerySet
from ordvern.text import Category
from ordvern.web.ui.closed_days import DeadlineInput
from ordvern.web.ui.fields import RecordField, Sent, offer_choices, offer_records
from ordvern.web.ui.labels import CATEGORIES, is_guarded
from ordvern.web.ui.languages import language_name

from .navigation import QUEUES
from .rooms import Room, called_with_room, rooms_of


class KindsForm(forms.Form):
    """Which kinds of findings are to be taken out."""

    kinds = forms.MultipleChoiceField(
        label=_("Take out of the files"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Sent = None, *, found: Iterable[str], told: Iterable[str] = ()
    ) -> None:
        """`found` are the kinds that stand in the files, `told` those that make them sensitive."""
        super().__init__(data)
        kinds = sorted({Category(each) for each in found}, key=lambda each: not is_guarded(each))
        proposed = set(told) | {Category.NATIONAL_ID.value}
        offer_choices(self, "kinds", [(kind.value, CATEGORIES[kind]) for kind in kinds])
        self.fields["kinds"].initial = [kind.value for kind in kinds if kind.value in proposed]

    @property
    def chosen(self) -> list[Category]:
        return [Category(kind) for kind in self.cleaned_data["kinds"]]


class OfferForm(forms.Form):
    """To which approved partner an order is offered, and until when."""

    partner = RecordField(
        Partner, called=lambda partner: partner.name, label=_("Partner"), empty_label=_("Choose")
    )
    due_on = forms.DateField(
        label=_("Due"),
        required=False,
        widget=DeadlineInput,
    )

    def __init__(self, data: Sent = None, *, order: Order, now: datetime) -> None:
        self._step, self._now = first_step(order), now
        partners = partners_for(self._step, now)
        only = partners[0] if len(partners) == 1 else None
        super().__init__(data, initial={"due_on": order.wanted_on, "partner": only})
        shown = self.rooms(order.wanted_on, partners)
        offer_records(
            self,
            "partner",
            partners,
            called=lambda partner: called_with_room(partner, shown[partner.pk]),
        )

    def rooms(self, day: date | None, partners: Collection[Partner]) -> Mapping[int, Room]:
        """How much room the partners have by the day."""
        if self._step is None:
            return {}
        return rooms_of(self._step, partners, due_on=day, now=self._now)


class DeliverForm(forms.Form):
    """Why the differences that were found are right, and whether the sentences are remembered."""

    answer = forms.ChoiceField(label=_("The differences"), required=False)

    def __init__(self, data: Sent = None, *, order: Order) -> None:
        super().__init__(data)
        self.needs_answer = any(check.needs_answer for check in checks_of(order))
        self.fields["answer"].required = self.needs_answer
        offer_choices(self, "answer", [("", _("Choose")), *TranslationCheck.Answer.choices])
        self._memories = [self._offer_memory(order, language) for language in order.targets]

    def _offer_memory(self, order: Order, language: str) -> str:
        """A field for the sentences in that language; its name."""
        name = "memory" if language == order.target_language else f"memory_{language}"
        label = str(_("Remember the sentences in"))
        if len(order.targets) > 1:
            label = _("Remember the sentences (%(language)s) in") % {
                "language": language_name(language)
            }
        self.fields[name] = RecordField(
            Memory,
            called=lambda memory: memory.name,
            label=label,
            required=False,
            empty_label=_("Do not remember them"),
        )
        offer_records(self, name, memories_for(order).filter(target_language=language))
        return name

    @property
    def memory_fields(self) -> list[forms.BoundField]:
        """Those that there is a memory to choose for."""
        return [self[name] for name in self._memories if self._has_choice(self.fields[name])]

    @staticmethod
    def _has_choice(field: forms.Field) -> bool:
        return isinstance(field, RecordField) and bool(field.queryset)

    @property
    def memories(self) -> list[Memory]:
        """Those that were chosen."""
        return [chosen for name in self._memories if (chosen := self.cleaned_data[name])]


def first_step(order: Order) -> Step | None:
    """The one that may begin first, if any may."""
    return order.steps.ready().select_related("order").first()


def partners_for(step: Step | None, now: datetime) -> PartnerQuerySet:
    """The partners approved now who translate in the direction of the step, and for a certified
    order are authorised for it."""
    if step is None:
        return Partner.objects.none()
    source, target = step.order.source_language, step.target_language
    directions = Q(pairs__source_language=source, pairs__target_language=target)
    if step.kind == JobKind.INTERPRET:  # one interprets both ways
        directions |= Q(pairs__source_language=target, pairs__target_language=source)
    found = Partner.objects.approved(now).filter(directions).distinct()
    if not step.order.is_certified:
        return found
    asked = found.prefetch_related("authorisations")
    able = [each.pk for each in asked if may_certify(step, each, now=now)]
    return found.filter(pk__in=able)


class SearchForm(forms.Form):
    """Which orders a list shows."""

    q = forms.CharField(
        label=_("Order number or customer"),
        required=False,
        max_length=120,
        widget=forms.TextInput({"type": "search", "class": "ds-input"}),
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, widget=forms.Select({"class": "ds-input"})
    )

    def __init__(self, data: Sent = None) -> None:
        super().__init__(data)
        needs_you = [(name, words) for name, (words, _queue) in QUEUES.items()]
        groups = [(_("Needs you"), needs_you), (_("By state"), Status.choices)]
        offer_choices(self, "state", [("", _("All")), *groups])
