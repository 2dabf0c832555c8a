"""A masked order: partners open copies with placeholders, and there is no way around them."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.orders.masking import map_of
from ordvern.apps.orders.models import Job, Masking, Order
from ordvern.apps.orders.partner_access import NotMasked, files_for_partner
from ordvern.apps.orders.states import MaskingStatus
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.mask_for_partner import lift_masking, mask_for_partner
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.promises.only_staff_have_access import ONLY_STAFF_HAVE_ACCESS
from tests.cast import STATEMENT, work

LETTER = "Kari Nordmann bor i Elvegata 9, 4005 Stavanger.\nRing Kari Nordmann på 400 12 345.\n"
OTHER = "Fakturaen sendes til Kari Nordmann.\n"


def text_of(file: StoredFile, actor: Actor, now: datetime) -> str:
    with opened(file, actor=actor, now=now) as stream:
        return stream.read().decode()


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    order = screened(LETTER, OTHER)
    clear_for_work(order, masked=True, actor=siri, now=now)
    return order


@pytest.fixture
def accepted(order: Order, jean: Partner, siri: Actor, now: datetime) -> Job:
    work()
    actor = jean.account.actor
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=actor, now=now)
    accept_job(job, statement=STATEMENT, actor=actor, now=now)
    return job


def test_nothing_is_offered_before_the_copies_are_made(
    order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    with pytest.raises(NotMasked):
        offer_job(order, partner=jean, due_on=None, actor=siri, now=now)


def test_the_partner_opens_masked_copies_and_no_file_of_the_customer(
    accepted: Job, jean: Partner, now: datetime
) -> None:
    packages = files_for_partner(accepted, statement=STATEMENT, now=now)

    texts = [text_of(each.file, jean.account.actor, now) for each in packages]
    assert [each.file.role for each in packages] == ["masked", "masked"]
    assert not any(word in text for text in texts for word in ("Nordmann", "Elvegata", "400 12"))
    assert all("⟦P1⟧" in text for text in texts)


def test_the_map_is_sealed_and_opens_with_the_folder(accepted: Job, order: Order) -> None:
    values = {each.value for each in map_of(order).placeholders}

    assert "Kari Nordmann" in values
    assert b"Nordmann" not in bytes(Masking.objects.get(order=order).sealed_map)


def test_a_copy_that_is_gone_does_not_open_the_file_itself(accepted: Job, now: datetime) -> None:
    accepted.order.folder.files.masked().update(in_use=False)

    assert files_for_partner(accepted, statement=STATEMENT, now=now) == []


def test_a_partner_who_read_the_file_itself_is_a_breach(
    accepted: Job, order: Order, jean: Partner, now: datetime
) -> None:
    packages = files_for_partner(accepted, statement=STATEMENT, now=now)
    text_of(packages[0].file, jean.account.actor, now)
    assert list(ONLY_STAFF_HAVE_ACCESS.breaches(now)) == []

    text_of(order.folder.files.working()[0], jean.account.actor, now)

    assert len(list(ONLY_STAFF_HAVE_ACCESS.breaches(now))) == 1


def test_a_file_that_cannot_be_masked_is_told(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(b"%PDF-1.4 broken", name="brev.pdf")
    clear_for_work(order, read_by_hand=True, masked=True, actor=siri, now=now)
    work()

    masking = Masking.objects.get(order=order)
    assert masking.status == MaskingStatus.FAILED
    assert masking.notes.get().file == order.folder.files.working().get()


def test_masking_is_lifted_by_a_person_and_begun_again(
    order: Order, siri: Actor, now: datetime
) -> None:
    work()
    lift_masking(order, actor=siri, now=now)
    assert not order.folder.files.masked().exists()

    mask_for_partner(order, actor=siri, now=now)
    work()

    assert Masking.objects.get(order=order).status == MaskingStatus.READY


def test_masking_is_not_lifted_while_a_partner_has_the_job(
    accepted: Job, siri: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowedNow):
        lift_masking(accepted.order, actor=siri, now=now)
