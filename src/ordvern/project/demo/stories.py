"""The orders of the demo, told shortly: among them the ten ways that an order may go.

A birth certificate by way of a quote; a hospital's letter masked for Canada; a court file to be
certified; a manual that the memory knows; a refused quote; work abroad forbidden; a correction; a
partner whose approval lapsed. Besides, one that is not to be invoiced and one divided by files.
Two ask for an interpreter. The walk-in and the e-mail stand in `incoming`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from ordvern.apps.core.workdays import workday_from
from ordvern.apps.customers.contact import Contact
from ordvern.apps.orders.interpreting import Meeting, Sitting, Way
from ordvern.apps.orders.models import Order

from . import sharing, steps
from .cast import EXPORTER, HOSPITAL, KARI, LAWYER, Cast


@dataclass(frozen=True, slots=True)
class Talk:
    """What an interpreter is asked for: in so many days, at an hour of the agency's clock."""

    in_days: int
    at: time
    minutes: int
    way: Way
    meeting: Meeting

    def sitting(self) -> Sitting:
        day = workday_from(timezone.localdate() + timedelta(days=self.in_days))
        begins_at = timezone.make_aware(datetime.combine(day, self.at))
        return Sitting(begins_at, self.minutes, self.way, self.meeting)


@dataclass(frozen=True, slots=True)
class Story:
    """An order of the demo: who asks for what, how many days ago, and how far it has come."""

    contact: Contact
    papers: tuple[str, ...]
    languages: tuple[str, str]
    days_ago: int
    steps: tuple[Callable[[Order, Cast], None], ...] = ()
    is_certified: bool = False
    talk: Talk | None = None


CLOSED = (steps.cleared, steps.started, steps.delivered, steps.invoiced)
ABROAD = (
    steps.asked,
    steps.told_to_go_on,
    steps.cleared_masked,
    steps.offered_abroad,
    steps.accepted_abroad,
)
BY_JEAN = (steps.cleared, steps.offered, steps.accepted)
QUOTED = (steps.cleared, steps.quoted)
MANUAL = "bruksanvisning.html"
IN_COURT = Talk(
    5, time(9), 120, Way.IN_PERSON, Meeting("Stavanger", "Tinghuset, sal 3", "Tora Dal")
)
BY_TELEPHONE = Talk(3, time(13, 30), 45, Way.TELEPHONE, Meeting("", "51 00 10 20", "Arkivet"))

STORIES = (
    Story(EXPORTER, (MANUAL,), ("nb", "en"), 24, (*CLOSED, steps.confirmed_and_erased)),
    Story(
        KARI,
        ("vitnemål.pdf",),
        ("nn", "en"),
        17,
        (steps.cleared, steps.started, steps.delivered, steps.confirmed, steps.let_off),
    ),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "pl"), 12, (steps.withdrawn,)),
    Story(EXPORTER, ("contract.docx",), ("en", "nb"), 11, (*QUOTED, steps.refused)),
    Story(
        KARI,
        ("contract.docx",),
        ("en", "nb"),
        9,
        (steps.cleared, steps.started, steps.delivered),
    ),
    Story(
        KARI,
        ("vitnemål.pdf",),
        ("nn", "en"),
        8,
        (*BY_JEAN, steps.delivered, steps.complained_of),
    ),
    Story(EXPORTER, (MANUAL,), ("nb", "fr"), 6, (*BY_JEAN, steps.planned)),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "pl"), 5, (steps.cleared, steps.taken_by_ewa)),
    Story(
        KARI,
        ("fødselsattest.docx",),
        ("nb", "en"),
        5,
        (*QUOTED, steps.ordered_as_quoted),
        is_certified=True,
    ),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "en"), 4, (steps.cleared, steps.offered)),
    Story(EXPORTER, ("contract.docx",), ("en", "nb"), 3, (steps.cleared_masked,)),
    Story(HOSPITAL, ("epikrise.docx",), ("nb", "fr"), 3, ABROAD),
    Story(LAWYER, ("rettsbok.docx",), ("nb", "fr"), 3, BY_JEAN, is_certified=True),
    Story(LAWYER, (), ("nb", "fr"), 3, BY_JEAN, talk=IN_COURT),
    Story(
        HOSPITAL,
        ("brosjyre.txt", MANUAL),
        ("nb", "fr"),
        2,
        (steps.cleared, sharing.divided),
    ),
    Story(EXPORTER, ("contract.docx",), ("en", "nb"), 2, (steps.cleared, sharing.given_to_tor)),
    Story(EXPORTER, (MANUAL,), ("nb", "fr"), 2, (steps.cleared, steps.forbidden_abroad)),
    Story(HOSPITAL, ("brosjyre.txt",), ("nb", "pl"), 2, QUOTED),
    Story(HOSPITAL, ("epikrise.docx",), ("nb", "en"), 2, (steps.asked, steps.approved)),
    Story(HOSPITAL, (), ("nb", "pl"), 1, talk=BY_TELEPHONE),
    Story(KARI, ("legeerklæring.docx",), ("nn", "en"), 1, (steps.asked,)),
    Story(KARI, ("fødselsattest.docx", "politiattest.pdf"), ("nb", "en"), 1),
    Story(EXPORTER, ("ansatte.xlsx",), ("nb", "en"), 0),
    Story(KARI, ("statement.docx",), ("en", "nb"), 0),
)
KNOWN_TO_THE_MEMORY = Story(EXPORTER, (MANUAL,), ("nb", "en"), 0, QUOTED)
"""Told when the memory is filled: its words are counted by what that knows."""
