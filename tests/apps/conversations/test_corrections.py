"""Corrections after delivery: asked for in time, made anew or answered, never half."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.conversations.models import Message
from ordvern.apps.conversations.reading import lines
from ordvern.apps.conversations.usecases.ask_for_correction import ask_for_correction
from ordvern.apps.conversations.usecases.give_back_job import give_back_job
from ordvern.apps.conversations.usecases.stand_by_delivery import stand_by_delivery
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import put_bytes
from ordvern.apps.memories.models import StoredUnit
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Attestation, Correction, Job, Order
from ordvern.apps.orders.partner_access import TermsNotAccepted
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.deliver import NothingCorrected, deliver
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.publish_terms import publish_terms
from ordvern.apps.partners.models import Partner, Terms
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.screening.guard import HoldsSensitive
from tests.cast import HARMLESS, STATEMENT, customer_of, work

WRONG = "Det står kniv der det skulle stått klinge."


def translate(order: Order, text: str, siri: Actor) -> None:
    add_translation(
        order,
        deposit=put_bytes(order.folder, text.encode(), name="fr.txt"),
        translates=order.folder.files.working().get(),
        actor=siri,
        now=timezone.now(),
    )


@pytest.fixture
def job(screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime) -> Job:
    """A job that Jean has taken."""
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    accept_job(job, statement=STATEMENT, actor=jean.account.actor, now=now)
    return job


@pytest.fixture
def delivered(job: Job, siri: Actor, now: datetime) -> Order:
    order = Order.objects.select_related("folder").get(pk=job.order_id)
    translate(order, "La tondeuse est livrée.", siri)
    deliver(order, actor=siri, now=now)
    return order


def ask(order: Order, now: datetime) -> Correction:
    return ask_for_correction(order, text=WRONG, actor=customer_of(order), now=now)


def test_the_order_goes_back_to_work_with_the_words(delivered: Order, now: datetime) -> None:
    ask(delivered, now)

    delivered.refresh_from_db()
    assert delivered.status == Status.CORRECTING
    assert [line.text for line in lines(Message.objects.all())] == [WRONG]
    assert list(Order.objects.awaiting_correction()) == [delivered]


def test_it_is_delivered_anew_with_a_new_translation_only(
    delivered: Order, siri: Actor, now: datetime
) -> None:
    ask(delivered, timezone.now())
    with pytest.raises(NothingCorrected):
        deliver(delivered, actor=siri, now=timezone.now())

    translate(delivered, "La tondeuse est livrée avec lame.", siri)
    deliver(delivered, actor=siri, now=timezone.now())

    assert delivered.status == Status.DELIVERED
    assert Correction.objects.get().outcome == Correction.Outcome.CORRECTED


def test_files_that_had_a_day_stay_until_it_is_settled(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=False, actor=customer_of(delivered), now=now)
    assert delivered.folder.erase_by is not None

    ask(delivered, now)

    delivered.refresh_from_db()
    assert (delivered.folder.erase_by, delivered.closed_at) == (None, None)


def test_nobody_asks_for_it_when_erasure_was_asked(delivered: Order, now: datetime) -> None:
    confirm_receipt(delivered, erase_files=True, actor=customer_of(delivered), now=now)

    with pytest.raises(NotAllowedNow):
        ask(delivered, now)


def test_nobody_asks_for_it_when_the_days_have_passed(delivered: Order, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        ask(delivered, now + timedelta(days=31))


def test_nobody_asks_for_it_without_words_or_twice(delivered: Order, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        ask_for_correction(delivered, text=" ", actor=customer_of(delivered), now=now)
    ask(delivered, now)
    with pytest.raises(NotAllowedNow):
        ask(delivered, now)

    assert Correction.objects.count() == 1


def test_what_was_delivered_is_not_withdrawn(delivered: Order, now: datetime) -> None:
    ask(delivered, now)

    with pytest.raises(NotAllowedNow):
        withdraw(delivered, actor=customer_of(delivered), now=now)


def test_staff_answer_that_there_is_nothing_to_correct(
    delivered: Order, siri: Actor, now: datetime
) -> None:
    ask(delivered, now)
    with pytest.raises(NotAllowedNow):
        stand_by_delivery(delivered, text=" ", actor=siri, now=now)

    stand_by_delivery(delivered, text="Slik heter det på fransk.", actor=siri, now=now)

    assert delivered.status == Status.DELIVERED
    assert Correction.objects.get().outcome == Correction.Outcome.STOOD_BY


def test_the_partner_gets_the_job_back(
    delivered: Order, job: Job, siri: Actor, now: datetime
) -> None:
    Attestation.objects.create(
        job=job, asked_at=now, due_on=timezone.localdate(now), attested_at=now
    )
    ask(delivered, now)
    job.refresh_from_db()

    give_back_job(job, text="Bytt kniv.", statement=STATEMENT, actor=siri, now=now)

    assert job.status == JobStatus.ACCEPTED
    assert not Attestation.objects.exists()
    assert Message.objects.filter(job=job).count() == 1
    with pytest.raises(NotAllowedNow):
        stand_by_delivery(delivered, text="Nei.", actor=siri, now=now)


def test_not_to_a_partner_whose_agreement_has_lapsed(
    delivered: Order, job: Job, siri: Actor, now: datetime
) -> None:
    ask(delivered, now)
    job.refresh_from_db()
    texts = {"nb": "Ny bestemmelse.", "en": "A new clause."}
    publish_terms(Terms.AGREEMENT, version="2027-01", texts=texts, actor=siri, now=now)

    with pytest.raises(TermsNotAccepted):
        give_back_job(job, text="Bytt kniv.", statement=STATEMENT, actor=siri, now=now)

    assert not Message.objects.filter(job=job).exists()


def test_nothing_sensitive_goes_with_it(
    delivered: Order, job: Job, siri: Actor, now: datetime
) -> None:
    ask(delivered, now)
    job.refresh_from_db()

    with pytest.raises(HoldsSensitive):
        give_back_job(
            job, text="Kari Lunde har brystkreft.", statement=STATEMENT, actor=siri, now=now
        )


def test_memories_hold_the_corrected_sentences_alone(job: Job, siri: Actor, now: datetime) -> None:
    order = Order.objects.select_related("folder").get(pk=job.order_id)
    memory = open_memory("Bruk", source_language="nb", target_language="fr", actor=siri, now=now)
    translate(order, "La tondeuse a un couteau. Lisez le mode.\n", siri)
    deliver(order, memories=[memory], actor=siri, now=timezone.now())
    work()
    assert StoredUnit.objects.filter(target__contains="couteau").exists()

    ask(order, timezone.now())
    translate(order, "La tondeuse a une lame. Lisez le mode.\n", siri)
    deliver(order, memories=[memory], actor=siri, now=timezone.now())
    work()

    targets = " ".join(unit.target for unit in StoredUnit.objects.all())
    assert "lame" in targets
    assert "couteau" not in targets
