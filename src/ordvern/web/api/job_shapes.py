"""The JSON of jobs: who does what by when, and how much and how grave it is, not what."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from ordvern.apps.orders.interpreting import LONGEST
from ordvern.apps.orders.models import Job
from ordvern.apps.screening.models import Screening
from ordvern.apps.screening.risk import highest_risk
from ordvern.web.ui.sittings import ShownSitting


class JobShape(Schema):
    """A partner's part of an order; `attest_by` is the day by which he is asked to attest that
    his copies are gone."""

    id: UUID
    order: UUID
    partner: int
    status: str
    kind: str
    due_on: date | None
    offered_at: datetime
    delivered_at: datetime | None
    attest_by: date | None
    attested_at: datetime | None

    @classmethod
    def of(cls, job: Job) -> "JobShape":
        return cls(**_of_job(job))


def _of_job(job: Job) -> dict[str, Any]:
    own = ("id", "status", "kind", "due_on", "offered_at", "delivered_at")
    asked = getattr(job, "attestation", None)  # a missing one-to-one is an AttributeError
    return {
        **{name: getattr(job, name) for name in own},
        "order": job.order_id,
        "partner": job.partner_id,
        "attest_by": asked.due_on if asked else None,
        "attested_at": asked.attested_at if asked else None,
    }


class JobSitting(Schema):
    """An interpreting assignment: `place` and `contact` are empty until the job is taken.
    `sequence` is how often it was moved or is somewhere else."""

    begins_at: datetime
    minutes: int
    way: str
    qualification: str
    town: str
    place: str
    contact: str
    done_minutes: int | None
    sequence: int

    @classmethod
    def of(cls, shown: ShownSitting) -> "JobSitting":
        it, where = shown.sitting, shown.meeting
        own = ("begins_at", "minutes", "way", "qualification", "done_minutes", "sequence")
        told = {name: getattr(where, name) for name in ("town", "place", "contact")}
        return cls(**{name: getattr(it, name) for name in own}, **told)


class Interpreted(Schema):
    """How long the interpreting was, from the hour that was agreed on."""

    minutes: int = Field(ge=1, le=LONGEST)


class JobInFull(JobShape):
    """A job with what is told of it before anybody takes it: how much and how grave, not what."""

    source_language: str
    target_language: str
    files: int
    words: int
    risk: str
    interpreting: JobSitting | None

    @classmethod
    def told(
        cls, job: Job, files: Sequence[Screening], count: int, sitting: ShownSitting | None
    ) -> "JobInFull":
        return cls(
            **_of_job(job),
            source_language=job.order.source_language,
            target_language=job.step.target_language,
            files=count,
            words=sum(each.words for each in files),
            risk=highest_risk(files),
            interpreting=JobSitting.of(sitting) if sitting else None,
        )


class Jobs(Schema):
    """One page of jobs, newest first; `partner` is the number in the register."""

    jobs: list[JobShape]
    count: int
    pages: int


class JobAnswer(Schema):
    """With the `sequence` of the interpreting as it was read it is not taken at other hours."""

    answer: Literal["accept", "decline"]
    sequence: int | None = None


class Attested(Schema):
    """Every copy of the job's files is deleted, at the partner's and at whoever helped him."""

    deleted: Literal[True]


class JobFileShape(Schema):
    """A file to work on: of a masked order its copy with placeholders. `draft` is the translation
    that a later step begins from, `translation` the one that is in use."""

    id: UUID
    name: str
    size: int
    is_masked: bool
    draft: UUID | None
    translation: UUID | None


class JobFiles(Schema):
    files: list[JobFileShape]


class TranslationTaken(Schema):
    """The translation is kept. `differences` counts, by kind, where it differs from its source;
    `not_compared` says why it could not be held against it."""

    translation: UUID
    differences: dict[str, int]
    not_compared: str
