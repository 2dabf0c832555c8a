"""What severities and those who open files are called in reports and on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import ActorKind

from .severity import Context, Ease, Level, Loss

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

LEVELS: dict[Level, LazyText] = {
    Level.LOW: _("low"),
    Level.MEDIUM: _("medium"),
    Level.HIGH: _("high"),
    Level.VERY_HIGH: _("very high"),
}
CONTEXTS: dict[Context, LazyText] = {
    Context.SIMPLE: _("Simple: contact details, education, family"),
    Context.BEHAVIOURAL: _("Behaviour: whereabouts, habits, preferences"),
    Context.FINANCIAL: _("Money: income, accounts, invoices"),
    Context.SENSITIVE: _("Sensitive: health, belief, offences and the like"),
}
EASES: dict[Ease, LazyText] = {
    Ease.NEGLIGIBLE: _("Hardly at all"),
    Ease.LIMITED: _("With much effort"),
    Ease.SIGNIFICANT: _("With some effort"),
    Ease.MAXIMUM: _("At once, by name or number"),
}
LOSSES: dict[Loss, LazyText] = {
    Loss.NONE: _("Not lost"),
    Loss.PARTLY: _("To few who are known, or for a time"),
    Loss.FULLY: _("To many or unknown, or for good"),
}
OPENED_BY: dict[str, LazyText] = {
    ActorKind.CUSTOMER.value: _("The customer"),
    ActorKind.PARTNER.value: _("The partner"),
    ActorKind.STAFF.value: _("Staff"),
    ActorKind.OFFICER.value: _("Privacy officer"),
    ActorKind.STRANGER.value: _("Web form"),
    ActorKind.SYSTEM.value: _("The system"),
}
