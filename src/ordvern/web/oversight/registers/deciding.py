"""What waits for the privacy officer: alarms, clocks and what is due, each with where to go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ordvern.apps.core.models import QueuedTask, TaskState
from ordvern.apps.files.models import Folder, VaultCheck
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.orders.models import Attestation
from ordvern.apps.registers.alarms import answered, bulk_readings
from ordvern.apps.registers.clock import Clock
from ordvern.apps.registers.duties import DutyStanding
from ordvern.apps.registers.models import Breach, Disclosure, ProcessorAgreement
from ordvern.apps.registers.running import clock_for
from ordvern.apps.registers.stores import missing_agreements
from ordvern.apps.retention.models import Hold, SweepRun
from ordvern.apps.rights.models import Case
from ordvern.apps.statement.standing import Standing

ENDS_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that may be a breach; `origin` is what a case made of it is known by."""

    origin: str
    title: str
    note: str
    at: datetime | None
    url: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to be done, and where."""

    title: str | LazyText
    note: str
    url: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class RunningBreach:
    """A case that is not closed, with its clock."""

    breach: Breach
    clock: Clock


def alarms(standings: Iterable[Standing], now: datetime) -> list[Alarm]:
    """Those that nobody has made a case of."""
    raised = [*_promises(standings), *_readings(now), *_vault()]
    known = answered(each.origin for each in raised)
    return [each for each in raised if each.origin not in known]


def _promises(standings: Iterable[Standing]) -> Iterator[Alarm]:
    for each in standings:
        if each.breaches and each.since:
            yield Alarm(
                f"promise:{each.promise.id}@{each.since:%Y%m%dT%H%M%S}",
                _("A promise is broken"),
                str(each.promise.says),
                each.since,
                reverse("oversight:promise", args=[each.promise.id]),
            )


def _readings(now: datetime) -> Iterator[Alarm]:
    for each in bulk_readings(now):
        count = len(each.folders)
        note = ngettext(
            "One account opened files of %(count)s order within a short time.",
            "One account opened files of %(count)s orders within a short time.",
            count,
        )
        log = f"{reverse('oversight:log')}?verb=file.read&role={each.actor_kind}"
        words = note % {"count": count}
        yield Alarm(each.origin, _("Many files were opened"), words, each.began_at, log)


def _vault() -> Iterator[Alarm]:
    check = VaultCheck.objects.order_by("-checked_at").first()
    if check and check.faults:
        note = ngettext(
            "The last look found %(count)s fault.",
            "The last look found %(count)s faults.",
            check.faults,
        )
        yield Alarm(
            f"vault:{check.pk}",
            _("The vault is not sound"),
            note % {"count": check.faults},
            check.checked_at,
            reverse("oversight:storage"),
        )


def running_breaches(now: datetime) -> list[RunningBreach]:
    """Those that are not closed, the shortest clock first."""
    standing = Breach.objects.standing().prefetch_related("reports").order_by("known_at")
    return [RunningBreach(each, clock_for(each, now=now)) for each in standing]


def waiting(duties: Iterable[DutyStanding], now: datetime) -> list[Waiting]:
    """Everything else that is due, what is late first."""
    today = timezone.localdate(now)
    found = [
        *_duties(duties),
        *_rights(today),
        *_cases(today),
        *_kept_back(),
        *_restrictions(today),
        *_runs(),
        *_late_erasures(now),
        *_attestations(today),
        *_agreements(today),
        *_disclosures(),
        *_tasks(),
    ]
    return sorted(found, key=lambda each: not each.is_late)


def _duties(duties: Iterable[DutyStanding]) -> Iterator[Waiting]:
    for each in duties:
        if each.is_soon:
            url = reverse("oversight:duty", args=[each.duty.id])
            yield Waiting(each.duty.title, _until(each.due_on), url, each.is_overdue)


def _rights(today: date) -> Iterator[Waiting]:
    for each in Inquiry.objects.rights().order_by("due_on"):
        late = each.due_on is not None and each.due_on < today
        note = _until(each.due_on) if each.due_on else each.number
        title = _("A person asks about rights (%(number)s)") % {"number": each.number}
        yield Waiting(title, note, reverse("desk:inquiry", args=[each.pk]), late)


def _cases(today: date) -> Iterator[Waiting]:
    for each in Case.objects.open():
        title = _("Request %(number)s: %(what)s") % {
            "number": each.number,
            "what": each.get_kind_display(),
        }
        url = reverse("oversight:case", args=[each.pk])
        yield Waiting(title, _until(each.due_on), url, each.due_on < today)


def _kept_back() -> Iterator[Waiting]:
    for each in Case.objects.filter(wish_stands=True):
        title = _("A granted erasure is kept back (%(number)s)") % {"number": each.number}
        note = _("it goes on by itself when the reason ends")
        yield Waiting(title, note, reverse("oversight:case", args=[each.pk]))


def _restrictions(today: date) -> Iterator[Waiting]:
    soon = Hold.objects.standing(today).filter(
        ground=Hold.Ground.RESTRICTION, until__lte=today + ENDS_SOON
    )
    for each in soon:
        title = _("A restriction ends (%(number)s)") % {"number": each.reference or each.subject}
        yield Waiting(title, _until(each.until), reverse("oversight:retention"))


def _runs() -> Iterator[Waiting]:
    for each in SweepRun.objects.filter(status=SweepRun.Status.WAITING):
        title = _("A run of retention waits for approval")
        yield Waiting(title, each.get_reason_display(), reverse("oversight:retention"))


def _late_erasures(now: datetime) -> Iterator[Waiting]:
    if count := Folder.objects.due_for_shredding(now).count():
        yield Waiting(_("Erasures are due"), str(count), reverse("oversight:erasures"))


def _attestations(today: date) -> Iterator[Waiting]:
    if count := Attestation.objects.filter(attested_at=None, due_on__lt=today).count():
        url = reverse("oversight:transfers")
        yield Waiting(_("Partners have not attested deletion"), str(count), url, is_late=True)


def _agreements(today: date) -> Iterator[Waiting]:
    """What others run without an agreement, and agreements that end or wait for a look."""
    url = reverse("oversight:processors")
    for lacking in missing_agreements(today):
        title = _("No agreement with whoever runs: %(store)s") % {"store": lacking.name}
        yield Waiting(title, lacking.operator, url, is_late=True)
    for each in ProcessorAgreement.objects.filter(ended_on=None):
        over = each.has_run_out(today)
        if each.ends_on is not None and each.ends_soon(today):
            yield Waiting(
                _("An agreement ends"), f"{each.processor}, {_until(each.ends_on)}", url, over
            )
        if each.waits_for_review(today):
            yield Waiting(_("An agreement is to be looked at"), each.processor, url, is_late=True)


def _disclosures() -> Iterator[Waiting]:
    for each in Disclosure.objects.undecided():
        title = _("An authority asks for data (%(number)s)") % {"number": each.number}
        yield Waiting(title, each.authority, reverse("oversight:disclosure", args=[each.pk]))


def _tasks() -> Iterator[Waiting]:
    if count := QueuedTask.objects.filter(state=TaskState.PARKED).count():
        yield Waiting(
            _("Tasks have stopped"), str(count), reverse("oversight:storage"), is_late=True
        )


def _until(day: date) -> str:
    return _("by %(day)s") % {"day": date_format(day, "DATE_FORMAT")}
