"""What the charts of the first page count: what screening found, whose files go next."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import Folder
from ordvern.apps.screening.models import Screening, SensitiveKind
from ordvern.web.ui.charts import Columns, Layer

WEEKS = 8
WEEK = timedelta(weeks=1)


def detection_chart(now: datetime) -> Columns:
    """What the screenings of the last eight weeks came to."""
    since = _monday(now) - (WEEKS - 1) * WEEK
    rows = (
        Screening.objects.filter(screened_at__gte=_midnight(since))
        .annotate(
            week=_week_of("screened_at", since),
            told=Exists(SensitiveKind.objects.filter(screening=OuterRef("pk"))),
        )
        .order_by()
        .values_list("week", "status", "personal", "told")
        .annotate(Count("pk"))
    )
    counts: dict[tuple[date, str], int] = {}
    for week, status, personal, told, count in rows:
        key = (since + week * WEEK, _outcome(status, personal=personal, told=told))
        counts[key] = counts.get(key, 0) + count
    return _columns(
        _("What screening found: files by week and by the gravest that they hold"),
        (
            ("plain", _("Nothing personal"), "success"),
            ("personal", _("Personal data"), "info"),
            ("special", _("Special kinds"), "brand2"),
            ("unread", _("Could not be read"), "neutral"),
        ),
        since,
        counts,
    )


def _outcome(status: str, *, personal: bool, told: bool) -> str:
    if status != Screening.Status.READ:
        return "unread"
    return "special" if told else "personal" if personal else "plain"


def retention_chart(now: datetime) -> Columns:
    """Whose files go in this week and the seven to come."""
    first = _monday(now)
    due: QuerySet[Folder] = Folder.objects.filter(
        erased_at=None, erase_by__gte=now, erase_by__lt=_midnight(first + WEEKS * WEEK)
    )
    rows = (
        due.annotate(week=_week_of("erase_by", first), is_order=Exists(_orders()))
        .order_by()
        .values_list("week", "is_order")
        .annotate(Count("pk"))
    )
    counts = {
        (first + week * WEEK, "order" if is_order else "other"): count
        for week, is_order, count in rows
    }
    kinds = (("order", _("Orders"), "accent"), ("other", _("Uploads and inquiries"), "info"))
    return _columns(_("Erasures ahead: folders whose key is destroyed"), kinds, first, counts)


def _orders() -> "QuerySet[Folder]":
    return Folder.objects.filter(pk=OuterRef("pk"), order__isnull=False)


def _week_of(field: str, first: date) -> Case:
    """The number of the week that begins at `first`, or of one of those after it. SQLite would
    call Python for every row to truncate a time; these few comparisons it makes itself."""
    ends = ((number, first + (number + 1) * WEEK) for number in range(WEEKS - 1))
    weeks = [When(**{f"{field}__lt": _midnight(end)}, then=Value(number)) for number, end in ends]
    return Case(*weeks, default=Value(WEEKS - 1), output_field=IntegerField())


def _monday(now: datetime) -> date:
    today = timezone.localdate(now)
    return today - timedelta(days=today.weekday())


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware by the settings' zone


def _columns(
    title: LazyText,
    kinds: Sequence[tuple[str, LazyText, str]],
    first: date,
    counts: Mapping[tuple[date, str], int],
) -> Columns:
    """Eight weeks from `first`, with a layer for each kind."""
    weeks = [first + number * WEEK for number in range(WEEKS)]
    layers = tuple(
        Layer(name, colour, tuple(counts.get((week, kind), 0) for week in weeks))
        for kind, name, colour in kinds
    )
    names = tuple(date_format(week, "j.n") for week in weeks)
    return Columns(title, _("Week from"), title, names, layers)
