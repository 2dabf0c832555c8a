"""Asking, approving, declining: nothing sensitive goes on unless somebody said so."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.reading import chunks
from ordvern.apps.files.store import name_of, put_bytes
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.redacting import NothingToRedact
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.tasks import redaction_parked
from ordvern.apps.orders.usecases.approve_redaction import approve_redaction
from ordvern.apps.orders.usecases.ask_to_redact import ask_to_redact
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.apps.orders.usecases.redact_files import redact_files
from ordvern.apps.orders.usecases.send_new_file import send_new_file
from ordvern.apps.screening.models import Decision, Redaction
from ordvern.text import SPECIAL, Category
from tests.cast import HARMLESS, SENSITIVE, customer_of, work
from tests.documents.conformance.registry import PLANTED
from tests.documents.conformance.traces import traces

WANTED = SPECIAL | {Category.NATIONAL_ID, Category.PERSON_NAME}


@pytest.fixture
def asked(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """An order whose customer is asked, with the redacted copy ready."""
    order = screened(SENSITIVE)
    ask_to_redact(order, categories=WANTED, actor=siri, now=now)
    work()
    order.refresh_from_db()
    return order


def test_the_customer_is_asked_and_a_proven_copy_lies_ready(asked: Order) -> None:
    redaction = Redaction.objects.get()

    assert asked.status == Status.AWAITING_CUSTOMER
    assert redaction.status == Redaction.Status.READY
    assert redaction.removed > 0
    assert redaction.result is not None
    assert not redaction.result.in_use


def test_the_copy_holds_nothing_of_what_was_to_go(asked: Order, siri: Actor, now: datetime) -> None:
    result = Redaction.objects.get().result
    assert result is not None

    copy = b"".join(chunks(result, actor=siri, now=now)).decode()

    assert "33137" not in copy
    assert "Grindheim" not in copy
    assert "brystkreft" not in copy
    assert name_of(result) == "sladdet.txt"


@pytest.mark.parametrize("kind", ["pptx", "odt", "xliff"])
def test_other_formats_are_redacted_in_their_own(
    screened: Callable[..., Order], siri: Actor, now: datetime, kind: str
) -> None:
    planted = ("Torleif Grindheim", "198552 33137")
    content = next(iter(PLANTED[kind](*planted).values()))
    order = screened(content, name=f"brev.{kind}")
    ask_to_redact(order, categories=WANTED | {Category.PHONE}, actor=siri, now=now)
    work()

    result = Redaction.objects.get().result
    assert result is not None
    assert name_of(result) == f"sladdet.{kind}"
    assert traces(b"".join(chunks(result, actor=siri, now=now)), planted) == []


def test_approving_puts_the_copy_in_place_and_screens_it(
    asked: Order, siri: Actor, now: datetime
) -> None:
    approve_redaction(asked, actor=customer_of(asked), now=now)
    work()
    asked.refresh_from_db()

    file = asked.folder.files.working().get()
    assert file.role == "redacted"
    assert asked.status == Status.AWAITING_DECISION
    assert not file.screening.is_sensitive
    clear_for_work(asked, actor=siri, now=now)
    assert Decision.objects.get().ground == Decision.Ground.REDACTED


def test_cannot_be_approved_before_it_is_made(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE)
    ask_to_redact(order, categories=WANTED, actor=siri, now=now)

    with pytest.raises(NotAllowedNow):
        approve_redaction(order, actor=customer_of(order), now=now)


def test_a_new_file_takes_the_place_of_the_old_and_is_screened(asked: Order, now: datetime) -> None:
    old = asked.folder.files.working().get()
    deposit = put_bytes(asked.folder, HARMLESS.encode(), name="ny.txt")

    send_new_file(asked, replaces=old, deposit=deposit, actor=customer_of(asked), now=now)
    work()
    asked.refresh_from_db()

    assert asked.status == Status.AWAITING_DECISION
    assert name_of(asked.folder.files.working().get()) == "ny.txt"
    assert Redaction.objects.get().status == Redaction.Status.DECLINED


def test_the_customer_may_tell_us_to_go_on(asked: Order, siri: Actor, now: datetime) -> None:
    instruct_to_go_on(asked, actor=customer_of(asked), now=now)

    assert asked.status == Status.AWAITING_DECISION
    clear_for_work(asked, actor=siri, now=now)
    assert Decision.objects.get().ground == Decision.Ground.CUSTOMER_INSTRUCTED


def test_staff_may_redact_without_asking(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE)
    redact_files(order, categories=WANTED, actor=siri, now=now)
    work()
    order.refresh_from_db()

    assert order.status == Status.AWAITING_DECISION
    assert order.folder.files.working().get().role == "redacted"


def test_when_no_copy_can_be_made_the_desk_decides_anew(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE)
    redact_files(order, categories=WANTED, actor=siri, now=now)
    redaction_parked(str(Redaction.objects.get().pk), now)
    order.refresh_from_db()

    assert order.status == Status.AWAITING_DECISION
    assert Redaction.objects.get().reason == "try_again"
    assert order.folder.files.working().get().role == "source"


def test_nothing_to_redact_changes_nothing(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS)

    with pytest.raises(NothingToRedact):
        ask_to_redact(order, categories=WANTED, actor=siri, now=now)

    order.refresh_from_db()
    assert order.status == Status.AWAITING_DECISION
