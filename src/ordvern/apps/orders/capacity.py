"""How much a partner has taken on, and for how many words he has room by a day.

Counted in words of translation: a word revised or proofread takes a part of the time, by a rule of
thumb of the trade. The days after today count, up to and with the day asked about, working days
on which the partner is not away. Nothing is forbidden by it: a person decides, and is warned.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.db.models import Sum, prefetch_related_objects
from django.utils import timezone

from ordvern.apps.core.workdays import is_workday
from ordvern.apps.files.models import StoredFile
from ordvern.apps.partners.models import Partner

from .models import Job, Step
from .states import JobKind, JobStatus

SHARES: Mapping[str, Fraction] = {
    JobKind.TRANSLATE: Fraction(1),
    JobKind.REVISE: Fraction(1, 3),
    JobKind.PROOF: Fraction(1, 4),
    JobKind.INTERPRET: Fraction(0),  # paid by the hour: papers sent along are not translated
}
"""What a word of each step takes of the time that a word of translation does."""

LOOKED_AHEAD = timedelta(days=365)
HUNDRED = 100


def roughly(words: int) -> int:
    """Rounded down to hundreds, from one hundred on: nobody plans his days to the word."""
    return words - words % HUNDRED if words > HUNDRED else words


@dataclass(frozen=True, slots=True)
class Load:
    """What a partner manages a day, None if nobody has said, and what he has taken on.

    `taken` are days and words of translation; work without a day, or whose day is past, counts
    from today. `away` are first and last days.
    """

    today: date
    words_a_day: int | None
    taken: Sequence[tuple[date, Fraction]] = ()
    away: Sequence[tuple[date, date]] = ()

    @property
    def words(self) -> int:
        """All that is taken on."""
        return round(sum((words for _day, words in self.taken), Fraction(0)))

    def room_by(self, day: date, kind: str = JobKind.TRANSLATE) -> int | None:
        """How many words can be taken that are due on `day` while all else is done in time,
        too; None if it is not known how many he manages. Beyond a year nothing is counted."""
        if self.words_a_day is None or not SHARES[kind]:
            return None
        tight = {day, *(due for due, _words in self.taken if due > day)}
        workdays = list(self._workdays_until(max(tight)))
        left = min(self._left_on(each, workdays) for each in tight)
        return max(0, int(left / SHARES[kind]))

    @property
    def busy_until(self) -> date | None:
        """The day on which all that is taken on can be done; None if there is nothing, or if it
        is not known how many words he manages, or not within a year."""
        if not self.words or not self.words_a_day:
            return None
        needed = -(-self.words // self.words_a_day)
        days = self._workdays_until(date.max)
        return next((day for count, day in enumerate(days, 1) if count >= needed), None)

    def _left_on(self, day: date, workdays: Sequence[date]) -> Fraction:
        due = sum((words for by, words in self.taken if by <= day), Fraction(0))
        return bisect_right(workdays, day) * (self.words_a_day or 0) - due

    def _workdays_until(self, last: date) -> Iterator[date]:
        for ahead in range(1, min(last - self.today, LOOKED_AHEAD).days + 1):
            day = self.today + timedelta(days=ahead)
            if is_workday(day) and not any(begins <= day <= ends for begins, ends in self.away):
                yield day


def loads_of(partners: Collection[Partner], *, now: datetime) -> dict[int, Load]:
    """The load of each partner by his key, in a few queries however many they are."""
    today = timezone.localdate(now)
    partners = list(partners)
    prefetch_related_objects(partners, "absences")
    accepted = Job.objects.filter(partner__in=partners, status=JobStatus.ACCEPTED)
    jobs = list(accepted.select_related("step__order"))
    words = _words_of([job.step for job in jobs])
    taken: dict[int, list[tuple[date, Fraction]]] = defaultdict(list)
    for job in jobs:
        effort = words[job.step_id] * SHARES[job.step.kind]
        taken[job.partner_id].append((max(job.due_on or today, today), effort))
    return {
        partner.pk: Load(
            today,
            partner.words_a_day,
            tuple(taken[partner.pk]),
            tuple((each.first_on, each.last_on) for each in partner.absences.all()),
        )
        for partner in partners
    }


def load_of(partner: Partner, *, now: datetime) -> Load:
    return loads_of([partner], now=now)[partner.pk]


def _words_of(steps: Sequence[Step]) -> dict[int, int]:
    """The words of each step as the screening counted them; as `offering.words_of`, for many."""
    working = StoredFile.objects.working()
    whole = working.filter(folder__in=[each.order.folder_id for each in steps if not each.part])
    parts = working.filter(steps__in=[each.pk for each in steps if each.part])
    of_folder = dict(whole.values_list("folder").annotate(Sum("screening__words")))
    of_part = dict(parts.values_list("steps").annotate(Sum("screening__words")))
    return {
        each.pk: (of_part.get(each.pk) if each.part else of_folder.get(each.order.folder_id)) or 0
        for each in steps
    }
