"""The states of a case and every step between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.states import Transition


class CaseStatus(models.TextChoices):
    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Refused")
    FORWARDED = "forwarded", _("Sent on to the customer")


_OPEN = frozenset({CaseStatus.OPEN.value})
ANSWER = Transition("answer_case", _OPEN, CaseStatus.ANSWERED)
REFUSE = Transition("refuse_case", _OPEN, CaseStatus.REFUSED)
FORWARD = Transition("forward_case", _OPEN, CaseStatus.FORWARDED)
