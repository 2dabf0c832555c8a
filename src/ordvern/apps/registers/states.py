"""The states of a breach and every step between."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.states import Transition


class BreachStatus(models.TextChoices):
    OPEN = "breach_open", _("Being looked into")
    WEIGHED = "breach_weighed", _("Weighed")
    REPORTED = "breach_reported", _("Reported")
    CLOSED = "breach_closed", _("Closed")


def _from(*sources: str) -> frozenset[str]:
    return frozenset(str(source) for source in sources)


WEIGH = Transition("weigh", _from(BreachStatus.OPEN, BreachStatus.WEIGHED), BreachStatus.WEIGHED)
WEIGH_AGAIN = Transition("weigh_again", _from(BreachStatus.REPORTED), BreachStatus.REPORTED)
REPORT = Transition(
    "report", _from(BreachStatus.WEIGHED, BreachStatus.REPORTED), BreachStatus.REPORTED
)
CLOSE = Transition("close", _from(BreachStatus.WEIGHED, BreachStatus.REPORTED), BreachStatus.CLOSED)
DISMISS = Transition("dismiss", _from(BreachStatus.OPEN, BreachStatus.WEIGHED), BreachStatus.CLOSED)
REOPEN = Transition("reopen", _from(BreachStatus.CLOSED), BreachStatus.OPEN)
