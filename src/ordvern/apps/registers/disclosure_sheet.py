"""What an authority asked for and got, as one sheet, with the openings that the log tells of."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ordvern.apps.files.models import StoredFile

from .models import Disclosure
from .openings import openings_of, openings_section
from .sheet import Section, Sheet, answers, moment


def disclosure_sheet(disclosure: Disclosure, *, now: datetime) -> Sheet:
    """In the language that is active."""
    return Sheet(
        _("Request of an authority %(number)s") % {"number": disclosure.number},
        "",
        (
            answers(_("The request"), _asked(disclosure)),
            answers(_("The decision"), _decided(disclosure)),
            _handed(disclosure),
            _openings(disclosure, now),
        ),
    )


def _asked(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    numbers = disclosure.orders.order_by("number").values_list("number", flat=True)
    yield _("Authority"), f"{disclosure.authority} ({disclosure.get_kind_display()})"
    yield _("Their case number"), disclosure.reference or "–"
    yield _("The law they name"), disclosure.ground
    yield _("Asked"), moment(disclosure.asked_at)
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
    yield _("The customers"), moment(told) if told else disclosure.get_not_told_display()


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
    """Those from the request until the decision."""
    files = StoredFile.objects.filter(folder__order__disclosures=disclosure)
    found = openings_of(
        list(files.values_list("pk", flat=True)),
        since=disclosure.asked_at,
        until=disclosure.decided_at or now,
    )
    return openings_section(found)


def _by(at: datetime, account: int | None) -> str:
    return _("%(time)s, account %(account)s") % {"time": moment(at), "account": account or "–"}
