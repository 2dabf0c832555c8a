"""A translation divided among several: each sees, is paid for and delivers his part alone."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.store import put_bytes
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.offering import words_of
from ordvern.apps.orders.partner_access import files_for_partner
from ordvern.apps.orders.states import JobKind, Status, StepStatus
from ordvern.apps.orders.usecases.add_translation import add_translation, finish_job
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.begin_step import TranslatedItThemselves, begin_step
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.finish_step import TranslationMissing, finish_step
from ordvern.apps.orders.usecases.offer_round import Mode, offer_round
from ordvern.apps.orders.usecases.plan_step import drop_step, plan_step
from ordvern.apps.orders.usecases.split_step import join_step, split_step
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.cast import HARMLESS, STATEMENT


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """Three files, released."""
    made = screened(HARMLESS, HARMLESS, HARMLESS)
    clear_for_work(made, actor=siri, now=now)
    return made


@pytest.fixture
def parts(order: Order, siri: Actor, now: datetime) -> tuple[Step, Step]:
    """Two files, and one."""
    chosen = [file.pk for file in order.folder.files.working()][2:]
    second = split_step(order.steps.get(), files=chosen, actor=siri, now=now)
    return order.steps.get(part=1), second


def translate(order: Order, step: Step, actor: Actor, now: datetime) -> None:
    for file in step.its_files:
        deposit = put_bytes(order.folder, b"La tondeuse.", name="fr.txt")
        add_translation(order, deposit=deposit, translates=file, actor=actor, now=now)


def test_each_part_has_its_files_and_words(parts: tuple[Step, Step], order: Order) -> None:
    assert [part.its_files.count() for part in parts] == [2, 1]
    assert words_of(parts[0]) == 2 * words_of(parts[1]) > 0
    assert order.targets == ["fr"]


def test_a_partner_sees_and_delivers_his_part_alone(
    parts: tuple[Step, Step], order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    here, his = parts
    actor = jean.account.actor
    accept_statement(jean, statement=STATEMENT, actor=actor, now=now)
    asking = offer_round(order, step=his, partners=[jean], mode=Mode.ONE, actor=siri, now=now)
    accept_job(job := asking.jobs.get(), statement=STATEMENT, actor=actor, now=now)

    (opened,) = files_for_partner(job, statement=STATEMENT, now=now)
    assert opened.translates == his.its_files.get()
    translate(order, his, actor, now)
    finish_job(job, actor=actor, now=now)
    begin_step(here, actor=siri, now=now)
    with pytest.raises(TranslationMissing):
        finish_step(here, actor=siri, now=now)
    translate(order, here, siri, now)
    assert list(Order.objects.ready_to_deliver()) == [order]


def test_a_revision_waits_for_every_part_and_for_another_person(
    parts: tuple[Step, Step], order: Order, siri: Actor, now: datetime
) -> None:
    revise = plan_step(order, language="fr", kind=JobKind.REVISE, actor=siri, now=now)
    first, second = parts
    for part in (first, second):
        assert revise not in Step.objects.ready()
        begin_step(part, actor=siri, now=now)
        translate(order, part, siri, now)
        finish_step(part, actor=siri, now=now)

    with pytest.raises(TranslatedItThemselves):
        begin_step(revise, actor=siri, now=now)


def test_parts_are_put_together_again(
    parts: tuple[Step, Step], order: Order, siri: Actor, now: datetime
) -> None:
    join_step(parts[1], actor=siri, now=now)

    whole = order.steps.standing().get()
    assert (whole.part, whole.its_files.count()) == (0, 3)
    with pytest.raises(NotAllowedNow):
        join_step(whole, actor=siri, now=now)


def test_what_makes_no_sense_is_refused(
    parts: tuple[Step, Step], order: Order, siri: Actor, now: datetime
) -> None:
    first, second = parts
    everything = [file.pk for file in order.folder.files.working()]
    for files in ([], everything, [second.its_files.get().pk]):
        with pytest.raises(NotAllowedNow):
            split_step(first, files=files, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        plan_step(order, language="fr", kind=JobKind.TRANSLATE, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        drop_step(second, actor=siri, now=now)
    begin_step(first, actor=siri, now=now)
    with pytest.raises(NotAllowedNow):
        join_step(second, actor=siri, now=now)
    assert Order.objects.get().status == Status.IN_WORK
    assert Step.objects.get(pk=second.pk).status == StepStatus.PLANNED
