"""Counts by week as columns of a chart that is drawn without a script, and read as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import Folder
from ordvern.apps.screening.models import Screening, SensitiveKind

WEEKS = 8
HEIGHT, FOOT, HEAD, STEP, WIDE = 120, 22, 18, 46, 30
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of a column: a kind, how many, and where it is drawn."""

    label: str | LazyText
    tone: str
    count: int
    y: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A week by its Monday, with as many slices as the chart has kinds."""

    week: date
    slices: Sequence[Slice]
    x: int

    @property
    def total(self) -> int:
        return sum(each.count for each in self.slices)

    @property
    def middle(self) -> int:
        return self.x + WIDE // 2

    @property
    def top(self) -> int:
        return min(each.y for each in self.slices) - 5


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns of weeks, with the kinds that they are made of."""

    id: str
    title: str | LazyText
    about: str | LazyText
    kinds: Sequence[tuple[str | LazyText, str]]
    columns: Sequence[Column]

    @property
    def width(self) -> int:
        return STEP * len(self.columns)

    @property
    def height(self) -> int:
        return HEAD + HEIGHT + FOOT

    @property
    def base(self) -> int:
        return HEAD + HEIGHT

    @property
    def total(self) -> int:
        return sum(column.total for column in self.columns)


def detection_chart(now: datetime) -> Chart:
    """What the screenings of the last eight weeks came to."""
    since = _monday(now) - (WEEKS - 1) * WEEK
    rows = (
        Screening.objects.filter(screened_at__gte=_midnight(since))
        .annotate(
            week=TruncWeek("screened_at"),
            told=Exists(SensitiveKind.objects.filter(screening=OuterRef("pk"))),
        )
        .order_by()
        .values_list("week", "status", "personal", "told")
        .annotate(Count("pk"))
    )
    counts: dict[tuple[date, str], int] = {}
    for week, status, personal, told, count in rows:
        key = (timezone.localtime(week).date(), _outcome(status, personal=personal, told=told))
        counts[key] = counts.get(key, 0) + count
    return _chart(
        "detection",
        _("What screening found"),
        _("Files by week and by the gravest that they hold."),
        (
            ("plain", _("Nothing personal"), "neutral"),
            ("personal", _("Personal data"), "info"),
            ("special", _("Special kinds"), "warning"),
            ("unread", _("Could not be read"), "danger"),
        ),
        since,
        counts,
    )


def _outcome(status: str, *, personal: bool, told: bool) -> str:
    if status != Screening.Status.READ:
        return "unread"
    return "special" if told else "personal" if personal else "plain"


def retention_chart(now: datetime) -> Chart:
    """Whose files go in this week and the seven to come."""
    first = _monday(now)
    due: QuerySet[Folder] = Folder.objects.filter(
        erased_at=None, erase_by__gte=now, erase_by__lt=_midnight(first + WEEKS * WEEK)
    )
    rows = (
        due.annotate(week=TruncWeek("erase_by"), is_order=Exists(_orders()))
        .order_by()
        .values_list("week", "is_order")
        .annotate(Count("pk"))
    )
    counts = {
        (timezone.localtime(week).date(), "order" if is_order else "other"): count
        for week, is_order, count in rows
    }
    kinds = (("order", _("Orders"), "accent"), ("other", _("Uploads and inquiries"), "neutral"))
    about = _("Folders whose key is destroyed, by week.")
    return _chart("retention", _("Erasures ahead"), about, kinds, first, counts)


def _orders() -> "QuerySet[Folder]":
    return Folder.objects.filter(pk=OuterRef("pk"), order__isnull=False)


def _monday(now: datetime) -> date:
    today = timezone.localtime(now).date()
    return today - timedelta(days=today.weekday())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware by the settings' zone


def _chart(
    name: str,
    title: LazyText,
    about: LazyText,
    kinds: Sequence[tuple[str, LazyText, str]],
    first: date,
    counts: Mapping[tuple[date, str], int],
) -> Chart:
    weeks = [first + number * WEEK for number in range(WEEKS)]
    totals = (sum(counts.get((week, kind), 0) for kind, *_rest in kinds) for week in weeks)
    highest = max(1, *totals)
    columns = [
        Column(
            week,
            _stacked(
                ((counts.get((week, kind), 0), label, tone) for kind, label, tone in kinds), highest
            ),
            STEP * number + (STEP - WIDE) // 2,
        )
        for number, week in enumerate(weeks)
    ]
    return Chart(name, title, about, [(label, tone) for _kind, label, tone in kinds], columns)


def _stacked(parts: Iterable[tuple[int, LazyText, str]], highest: int) -> list[Slice]:
    """From the ground up; what is there is never too low to be seen."""
    y, slices = HEAD + HEIGHT, []
    for count, label, tone in parts:
        height = max(2, round(count * HEIGHT / highest)) if count else 0
        y -= height
        slices.append(Slice(label, tone, count, y, height))
    return slices
