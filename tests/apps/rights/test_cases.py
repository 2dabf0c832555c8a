"""Cases: who asks, by when, what is granted, refused or sent on, and by whom."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import unseal
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.receive_mail import Desk, receive_mail
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.offering import Hindrance, hindrances
from ordvern.apps.partners.models import Partner
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.closing import IdentityNotProven
from ordvern.apps.rights.models import Case, Forwarding, Identity, Kind, Refusal
from ordvern.apps.rights.states import CaseStatus
from ordvern.apps.rights.usecases.answer_case import answer_case
from ordvern.apps.rights.usecases.case_from_inquiry import case_from_inquiry
from ordvern.apps.rights.usecases.extend_case import extend_case
from ordvern.apps.rights.usecases.forward_case import forward_case
from ordvern.apps.rights.usecases.open_case import Asked, open_case
from ordvern.apps.rights.usecases.prove_identity import ask_for_identity, prove_identity
from ordvern.apps.rights.usecases.refuse_case import refuse_case
from ordvern.apps.rights.words import asker_of, words_of
from tests.at_once import at_once
from tests.cast import KARI, work

from .conftest import WORDS

Ask = Callable[..., Case]
LETTER = b"""From: Kari Lunde <kari@kunde.example>
To: post@byra.example
Subject: Innsyn
Message-ID: <rights-1@kunde.example>

Jeg ber om innsyn i hvilke personopplysninger dere har om meg.
"""


def kinds_sent() -> set[str]:
    return set(OutgoingMail.objects.values_list("kind", flat=True))


def test_who_asks_while_signed_in_has_shown_who_he_is(asked: Ask, ingrid: Actor) -> None:
    case = asked(Kind.ACCESS)

    assert (case.identity, words_of(case)) == (Identity.LOGIN, WORDS)
    answer_case(case, actor=ingrid, now=timezone.now())
    assert case.status == CaseStatus.ANSWERED
    assert "rights_news" in kinds_sent()


def test_nothing_is_given_out_before_it_is_known_who_asks(asked: Ask, ingrid: Actor) -> None:
    case = asked(Kind.ERASURE, by_mail=ingrid)

    with pytest.raises(IdentityNotProven):
        answer_case(case, actor=ingrid, now=timezone.now())

    case.refresh_from_db()
    assert (case.is_open, case.wish_stands) == (True, False)


def test_a_request_in_somebody_elses_name_ends_at_the_right_address(
    asked: Ask, kari: Customer, ingrid: Actor, now: datetime
) -> None:
    """Somebody writes as Kari; she is asked at the address that we know, and says no."""
    case = asked(Kind.ERASURE, by_mail=ingrid)
    ask_for_identity(case, actor=ingrid, now=now)
    mail = OutgoingMail.objects.get(kind="rights_news")
    assert mail.account == kari.account

    prove_identity(case, how=Identity.DENIED, actor=kari.account.actor, now=now)

    assert (case.status, case.refusal) == (CaseStatus.REFUSED, Refusal.NOT_THE_PERSON)
    with pytest.raises(NotAllowedNow):
        prove_identity(case, how=Identity.CONFIRMED, actor=kari.account.actor, now=now)
    kari.refresh_from_db()
    assert kari.name == KARI.name


def test_a_letter_becomes_a_case_with_the_clock_of_its_arrival(
    agency: object, kari: Customer, ingrid: Actor
) -> None:
    came = datetime(2026, 9, 30, 20, tzinfo=UTC)
    inquiry = receive_mail(LETTER, desk=Desk("post@byra.example"), now=came).inquiry
    now = came + timedelta(days=3)

    case = case_from_inquiry(inquiry, kind=Kind.ACCESS, actor=ingrid, now=now)

    assert (case.customer, case.identity) == (kari, Identity.UNKNOWN)
    assert case.due_on.isoformat() == "2026-10-30"
    assert asker_of(case).address == KARI.email
    assert "innsyn" in words_of(case)
    assert Folder.objects.get(pk=inquiry.folder_id).asked_at == now
    with pytest.raises(NotAllowedNow):
        case_from_inquiry(inquiry, kind=Kind.ACCESS, actor=ingrid, now=now)
    assert Inquiry.objects.rights().count() == 0


def test_two_months_more_are_taken_once_and_in_the_first(
    asked: Ask, ingrid: Actor, now: datetime
) -> None:
    case = asked(Kind.ACCESS)
    first = case.due_on

    extend_case(case, reason="complex", actor=ingrid, now=now)

    assert case.due_on > first + timedelta(days=55)
    with pytest.raises(NotAllowedNow):
        extend_case(case, reason="many", actor=ingrid, now=now)
    late = asked(Kind.ACCESS, at=now - timedelta(days=40))
    assert list(Case.objects.late(now)) == [late]
    with pytest.raises(NotAllowedNow):
        extend_case(late, reason="complex", actor=ingrid, now=now)


def test_a_refusal_says_why_and_is_told(asked: Ask, ingrid: Actor, now: datetime) -> None:
    case = asked(Kind.ERASURE)

    refuse_case(case, refusal=Refusal.LEGAL_DUTY, actor=ingrid, now=now)

    assert (case.refusal, case.closed_by) == (Refusal.LEGAL_DUTY, ingrid.account)
    assert "rights_news" in kinds_sent()
    assert Folder.objects.get(pk=case.folder_id).erase_by > now + timedelta(days=89)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_decide_at_once_one_does(asked: Ask) -> None:
    """One grants, one refuses, in the same moment."""
    case = asked(Kind.RESTRICTION)

    def decide(decision: Callable[..., None], account: int, **words: str) -> None:
        actor = Actor(ActorKind.OFFICER, account)
        decision(Case.objects.get(pk=case.pk), actor=actor, now=timezone.now(), **words)

    outcomes = at_once(
        partial(decide, answer_case, 1), partial(decide, refuse_case, 2, refusal="unfounded")
    )

    case.refresh_from_db()
    assert outcomes == ["NotAllowedNow", "done"]
    assert AuditEvent.objects.filter(subject=f"case:{case.pk}").count() == 2
    granted = case.status == CaseStatus.ANSWERED
    assert Hold.objects.exists() == granted
    assert bool(case.refusal) == (not granted)


def test_what_rests_is_kept_and_not_used(
    asked: Ask, order: Order, jean: Partner, ingrid: Actor, now: datetime
) -> None:
    answer_case(asked(Kind.RESTRICTION), actor=ingrid, now=now)

    assert rests(order, jean, now)
    hold = Hold.objects.get()
    assert (hold.subject, hold.ground) == (f"customer:{order.customer_id}", "restriction")


def rests(order: Order, partner: Partner, now: datetime) -> bool:
    return Hindrance.RESTRICTED in hindrances(order.steps.get(), partner, now=now)


def test_somebody_named_in_a_file_is_sent_on_and_no_file_is_opened(
    order: Order, ingrid: Actor, now: datetime
) -> None:
    words = "Jeg heter Torleif Grindheim og er nevnt i papirene som Kari sendte."
    wanted = Asked(Kind.NAMED_IN_FILES, Case.Channel.LETTER, words)
    case = open_case(None, asked=wanted, actor=ingrid, now=now)
    read = AuditEvent.objects.filter(verb="file.read").count()

    forward_case(case, orders=[order], actor=ingrid, now=now)

    sent = Forwarding.objects.get()
    assert words in unseal(order.folder_id, bytes(sent.sealed_words)).decode()
    assert case.status == CaseStatus.FORWARDED
    assert "rights_sent_on" in kinds_sent()
    assert AuditEvent.objects.filter(verb="file.read").count() == read
    with pytest.raises(NotAllowedNow):
        forward_case(case, orders=[order], actor=ingrid, now=now)


def test_there_is_nothing_to_send_on_when_the_files_are_gone(
    order: Order, ingrid: Actor, now: datetime
) -> None:
    Folder.objects.filter(pk=order.folder_id).update(erased_at=now)
    order.folder.refresh_from_db()
    wanted = Asked(Kind.NAMED_IN_FILES, Case.Channel.PHONE, "Hei")
    case = open_case(None, asked=wanted, actor=ingrid, now=now)

    with pytest.raises(NotAllowedNow):
        forward_case(case, orders=[order], actor=ingrid, now=now)


def test_the_mails_are_written_in_every_language(asked: Ask, ingrid: Actor, now: datetime) -> None:
    case = asked(Kind.ACCESS)
    refuse_case(case, refusal=Refusal.UNFOUNDED, actor=ingrid, now=now)

    work()

    assert not OutgoingMail.objects.filter(sent_at=None).exists()
