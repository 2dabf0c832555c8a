"""What an authority asked for and got, as one sheet, with the openings that the log tells of."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile

from .models import Disclosure
from .sheet import Section, Sheet
from .words import OPENED_BY

AT_ONCE = 400
"""Files that one question to the log names."""
Who = tuple[str, int | None]


def disclosure_sheet(disclosure: Disclosure, *, now: datetime) -> Sheet:
    """In the language that is active."""
    return Sheet(
        _("Request of an authority %(number)s") % {"number": disclosure.number},
        "",
        (
            Section(_("The request"), "", _pair(), tuple(_asked(disclosure))),
            Section(_("The decision"), "", _pair(), tuple(_decided(disclosure))),
            _handed(disclosure),
            _openings(disclosure, now),
        ),
    )


def _pair() -> tuple[str, str]:
    return (_("What"), _("Answer"))


def _asked(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    numbers = disclosure.orders.order_by("number").values_list("number", flat=True)
    yield _("Authority"), f"{disclosure.authority} ({disclosure.get_kind_display()})"
    yield _("Their case number"), disclosure.reference or "–"
    yield _("The law they name"), disclosure.ground
    yield _("Asked"), _moment(disclosure.asked_at)
    yield _("Orders"), ", ".join(numbers) or "–"
    yield _("Entered"), _by(disclosure.entered_at, disclosure.entered_by)


def _decided(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    if disclosure.decided_at is None:
        yield _("Decision"), _("not decided yet")
        return
    yield _("Decision"), disclosure.get_decision_display()
    yield _("Decided"), _by(disclosure.decided_at, disclosure.decided_by)
    yield _("Reasons"), disclosure.reasons or "–"
    told = disclosure.told_at
    yield _("The customers"), _moment(told) if told else disclosure.get_not_told_display()


def _handed(disclosure: Disclosure) -> Section:
    rows = tuple(
        (
            each.order_number,
            str(each.file_id),
            each.role,
            number_format(each.size, force_grouping=True),
            each.cipher_hash,
        )
        for each in disclosure.files.all()
    )
    head = (_("Order"), _("File"), _("Kind"), _("Bytes"), _("Fingerprint of the encrypted file"))
    return Section(_("Handed over"), "" if rows else _("Nothing."), head, rows)


def _openings(disclosure: Disclosure, now: datetime) -> Section:
    """Who of the agency opened files of these orders from the request until the decision."""
    rows = tuple(
        (
            str(OPENED_BY.get(kind, kind)),
            str(account or "–"),
            number_format(count),
            _moment(first),
            _moment(last),
        )
        for (kind, account), (count, first, last) in _counted(disclosure, now).items()
    )
    head = (_("Who"), _("Account"), _("Openings"), _("First"), _("Last"))
    title = _("Who opened files of these orders")
    return Section(title, "" if rows else _("Nobody, says the log."), head, rows)


def _counted(disclosure: Disclosure, now: datetime) -> dict[Who, tuple[int, datetime, datetime]]:
    """How often each has opened any of the files, when first and when last."""
    files = StoredFile.objects.filter(folder__order__disclosures=disclosure)
    subjects = [f"storedfile:{pk}" for pk in files.values_list("pk", flat=True)]
    found: dict[Who, tuple[int, datetime, datetime]] = {}
    for start in range(0, len(subjects), AT_ONCE):
        events = AuditEvent.objects.filter(
            verb="file.read",
            subject__in=subjects[start : start + AT_ONCE],
            at__gte=disclosure.asked_at,
            at__lte=disclosure.decided_at or now,
        )
        grouped = events.order_by().values_list("actor_kind", "actor_account")
        for kind, account, *told in grouped.annotate(Count("pk"), Min("at"), Max("at")):
            count, first, last = found.get((kind, account), (0, told[1], told[2]))
            found[kind, account] = (count + told[0], min(first, told[1]), max(last, told[2]))
    return found


def _by(at: datetime, account: int | None) -> str:
    return _("%(time)s, account %(account)s") % {"time": _moment(at), "account": account or "–"}


def _moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else "–"
