"""How states look: the colour and shape of the tag, and the word where none is given."""

from typing import TypedDict

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.states import InvoiceStatus, QuoteStatus
from ordvern.apps.orders.states import JobStatus, Status, StepStatus
from ordvern.apps.partners.states import Standing
from ordvern.apps.registers.states import BreachStatus


class Shown(TypedDict):
    """What the tag is drawn from; `shape` is dot, ring or square."""

    value: str
    label: str | LazyText
    color: str
    shape: str


# value: (colour, shape). A ring waits for somebody, a dot is under way, a square needs care.
LOOKS: dict[str, tuple[str, str]] = {
    Status.SCREENING: ("info", "dot"),
    Status.AWAITING_DECISION: ("warning", "ring"),
    Status.AWAITING_CUSTOMER: ("warning", "square"),
    Status.REDACTING: ("info", "dot"),
    Status.RELEASED: ("accent", "ring"),
    Status.IN_WORK: ("accent", "dot"),
    Status.DELIVERED: ("success", "ring"),
    Status.CORRECTING: ("warning", "dot"),
    Status.CLOSED: ("success", "dot"),
    Status.WITHDRAWN: ("neutral", "ring"),
    Status.QUOTED: ("warning", "ring"),
    Status.NOT_ORDERED: ("neutral", "ring"),
    QuoteStatus.SENT: ("warning", "ring"),
    QuoteStatus.ACCEPTED: ("success", "dot"),
    QuoteStatus.REFUSED: ("neutral", "ring"),
    QuoteStatus.EXPIRED: ("neutral", "ring"),
    QuoteStatus.REPLACED: ("neutral", "ring"),
    InvoiceStatus.OPEN: ("warning", "ring"),
    InvoiceStatus.PAID: ("success", "dot"),
    InvoiceStatus.CREDITED: ("neutral", "ring"),
    InvoiceStatus.CREDIT_NOTE: ("info", "dot"),
    JobStatus.OFFERED: ("warning", "ring"),
    JobStatus.ACCEPTED: ("accent", "dot"),
    JobStatus.DECLINED: ("neutral", "ring"),
    JobStatus.REVOKED: ("danger", "square"),
    JobStatus.TAKEN: ("neutral", "dot"),
    JobStatus.LAPSED: ("neutral", "square"),
    Standing.CANDIDATE: ("warning", "ring"),
    Standing.APPROVED: ("success", "dot"),
    Standing.SUSPENDED: ("danger", "square"),
    Standing.ENDED: ("neutral", "ring"),
    StepStatus.PLANNED: ("neutral", "ring"),
    BreachStatus.OPEN: ("danger", "square"),
    BreachStatus.WEIGHED: ("warning", "ring"),
    BreachStatus.REPORTED: ("info", "dot"),
    BreachStatus.CLOSED: ("neutral", "ring"),
    "queued": ("neutral", "ring"),
    "running": ("info", "dot"),
    "done": ("success", "dot"),
    "parked": ("danger", "square"),
    "kept": ("success", "dot"),
    "broken": ("danger", "square"),
    "readable": ("accent", "dot"),
    "erased": ("neutral", "ring"),
}
WORDS: dict[str, str | LazyText] = {
    **dict(JobStatus.choices),
    **dict(StepStatus.choices),
    **dict(Standing.choices),
    **dict(Status.choices),
    **dict(QuoteStatus.choices),
    **dict(InvoiceStatus.choices),
    **dict(BreachStatus.choices),
    "queued": _("Queued"),
    "running": _("Running"),
    "done": _("Done"),
    "parked": _("Stopped"),
    "kept": _("Kept"),
    "broken": _("Broken"),
    "readable": _("Kept encrypted"),
    "erased": _("Erased"),
}


def shown(value: str, label: str | LazyText = "") -> Shown:
    """How the state `value` looks; one that is not known is drawn plainly with its own word."""
    color, shape = LOOKS.get(value, ("neutral", "dot"))
    return Shown(value=value, label=label or WORDS.get(value, value), color=color, shape=shape)
