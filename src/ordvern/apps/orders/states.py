"""The states of an order and of a job, and every step between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.states import Transition


class Status(models.TextChoices):
    SCREENING = "screening", _("Being looked through")
    AWAITING_DECISION = "awaiting_decision", _("Waiting for a decision")
    AWAITING_CUSTOMER = "awaiting_customer", _("Waiting for the customer")
    REDACTING = "redacting", _("Being redacted")
    RELEASED = "released", _("Released for work")
    QUOTED = "quoted", _("Quote sent")
    IN_WORK = "in_work", _("In work")
    DELIVERED = "delivered", _("Delivered")
    CORRECTING = "correcting", _("Being corrected")
    CLOSED = "closed", _("Receipt confirmed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_ORDERED = "not_ordered", _("Not ordered")


class JobStatus(models.TextChoices):
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    DELIVERED = "delivered", _("Delivered")
    REVOKED = "revoked", _("Withdrawn")
    TAKEN = "taken", _("Taken by another")
    LAPSED = "lapsed", _("Not answered in time")


class JobKind(models.TextChoices):
    """What is done in a step, in the order in which a chain does it; interpreting stands alone."""

    TRANSLATE = "translate", _("Translate")
    REVISE = "revise", _("Revise")
    PROOF = "proof", _("Proofread")
    INTERPRET = "interpret", _("Interpret")


class StepStatus(models.TextChoices):
    PLANNED = "planned", _("Not begun")
    IN_WORK = "in_work", _("In work")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Taken out")


class MaskingStatus(models.TextChoices):
    MAKING = "making", _("Being masked")
    READY = "ready", _("Masked")
    FAILED = "failed", _("Could not be masked")


def _from(*sources: str) -> frozenset[str]:
    return frozenset(str(source) for source in sources)


BEFORE_WORK = _from(
    Status.SCREENING, Status.AWAITING_DECISION, Status.AWAITING_CUSTOMER, Status.REDACTING
)

AT_THE_SYSTEM = _from(Status.SCREENING, Status.REDACTING)
"""Nobody need do anything: it goes on by itself."""

AWAITS_THE_CUSTOMER = _from(Status.QUOTED, Status.AWAITING_CUSTOMER, Status.DELIVERED)

WORKABLE = _from(Status.RELEASED, Status.IN_WORK)
"""Where steps may begin."""

SETTLE_SCREENING = Transition("settle_screening", _from(Status.SCREENING), Status.AWAITING_DECISION)
ASK_TO_REDACT = Transition(
    "ask_to_redact", _from(Status.AWAITING_DECISION), Status.AWAITING_CUSTOMER
)
REDACT = Transition("redact", _from(Status.AWAITING_DECISION), Status.REDACTING)
GIVE_UP_REDACTING = Transition(
    "give_up_redacting", _from(Status.REDACTING), Status.AWAITING_DECISION
)
SCREEN_AGAIN = Transition(
    "screen_again",
    _from(Status.AWAITING_DECISION, Status.AWAITING_CUSTOMER, Status.REDACTING),
    Status.SCREENING,
)
APPROVE_REDACTION = Transition(
    "approve_redaction", _from(Status.AWAITING_CUSTOMER), Status.SCREENING
)
INSTRUCT = Transition("instruct", _from(Status.AWAITING_CUSTOMER), Status.AWAITING_DECISION)
RELEASE = Transition("release", _from(Status.AWAITING_DECISION), Status.RELEASED)
SEND_QUOTE = Transition("send_quote", _from(Status.RELEASED, Status.QUOTED), Status.QUOTED)
ORDER_AS_QUOTED = Transition("order_as_quoted", _from(Status.QUOTED), Status.RELEASED)
LEAVE_UNORDERED = Transition("leave_unordered", _from(Status.QUOTED), Status.NOT_ORDERED)
START_WORK = Transition("start_work", _from(Status.RELEASED), Status.IN_WORK)
AT_WORK = _from(Status.IN_WORK, Status.CORRECTING)
DELIVER = Transition("deliver", AT_WORK, Status.DELIVERED)
DELIVERED = _from(Status.DELIVERED, Status.CLOSED)
"""Where the customer has what he ordered, whether or not he has said so."""
ASK_FOR_CORRECTION = Transition("ask_for_correction", DELIVERED, Status.CORRECTING)
STAND_BY_DELIVERY = Transition("stand_by_delivery", _from(Status.CORRECTING), Status.DELIVERED)
CONFIRM_RECEIPT = Transition("confirm_receipt", _from(Status.DELIVERED), Status.CLOSED)
CLOSE_UNCONFIRMED = Transition("close_unconfirmed", _from(Status.DELIVERED), Status.CLOSED)
WITHDRAW = Transition(
    "withdraw",
    BEFORE_WORK | _from(Status.RELEASED, Status.QUOTED, Status.IN_WORK),
    Status.WITHDRAWN,
)
ORDER_STEPS = (
    SETTLE_SCREENING,
    ASK_TO_REDACT,
    REDACT,
    GIVE_UP_REDACTING,
    SCREEN_AGAIN,
    APPROVE_REDACTION,
    INSTRUCT,
    RELEASE,
    SEND_QUOTE,
    ORDER_AS_QUOTED,
    LEAVE_UNORDERED,
    START_WORK,
    DELIVER,
    ASK_FOR_CORRECTION,
    STAND_BY_DELIVERY,
    CONFIRM_RECEIPT,
    CLOSE_UNCONFIRMED,
    WITHDRAW,
)

ACCEPT_JOB = Transition("accept_job", _from(JobStatus.OFFERED), JobStatus.ACCEPTED)
DECLINE_JOB = Transition("decline_job", _from(JobStatus.OFFERED), JobStatus.DECLINED)
DELIVER_JOB = Transition("deliver_job", _from(JobStatus.ACCEPTED), JobStatus.DELIVERED)
REOPEN_JOB = Transition("reopen_job", _from(JobStatus.DELIVERED), JobStatus.ACCEPTED)
LAPSE_JOB = Transition("lapse_job", _from(JobStatus.OFFERED), JobStatus.LAPSED)
REVOKE_JOB = Transition(
    "revoke_job",
    _from(JobStatus.OFFERED, JobStatus.ACCEPTED, JobStatus.DELIVERED),
    JobStatus.REVOKED,
)

BEGIN_STEP = Transition("begin_step", _from(StepStatus.PLANNED), StepStatus.IN_WORK)
FINISH_STEP = Transition("finish_step", _from(StepStatus.IN_WORK), StepStatus.DONE)
PUT_BACK_STEP = Transition(
    "put_back_step", _from(StepStatus.IN_WORK, StepStatus.DONE), StepStatus.PLANNED
)
REOPEN_STEP = Transition("reopen_step", _from(StepStatus.DONE), StepStatus.IN_WORK)
DROP_STEP = Transition("drop_step", _from(StepStatus.PLANNED), StepStatus.DROPPED)
RESTORE_STEP = Transition("restore_step", _from(StepStatus.DROPPED), StepStatus.PLANNED)
STEP_STEPS = (BEGIN_STEP, FINISH_STEP, REOPEN_STEP, PUT_BACK_STEP, DROP_STEP, RESTORE_STEP)

FINISH_MASKING = Transition("finish_masking", _from(MaskingStatus.MAKING), MaskingStatus.READY)
FAIL_MASKING = Transition("fail_masking", _from(MaskingStatus.MAKING), MaskingStatus.FAILED)
