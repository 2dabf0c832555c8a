"""Several languages, several steps: who may do what when, and when an order may be delivered."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from ordvern.apps.billing.models import PriceList
from ordvern.apps.billing.prices import NoPrice
from ordvern.apps.billing.services import Item
from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import put_bytes
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Job, Order, Step
from ordvern.apps.orders.offering import Hindrance, hindrances
from ordvern.apps.orders.partner_access import NotMasked, files_for_partner
from ordvern.apps.orders.quoting import Asked, proposal
from ordvern.apps.orders.states import JobKind, JobStatus, Status, StepStatus
from ordvern.apps.orders.usecases.add_translation import add_translation, finish_job
from ordvern.apps.orders.usecases.answer_job import TakenByAnother, accept_job
from ordvern.apps.orders.usecases.begin_step import (
    TranslatedItThemselves,
    begin_step,
    put_back_step,
)
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.deliver import StepLeft, deliver
from ordvern.apps.orders.usecases.finish_step import TranslationMissing, finish_step
from ordvern.apps.orders.usecases.offer_round import Mode, offer_round
from ordvern.apps.orders.usecases.plan_step import NothingToFollow, drop_step, plan_step
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.orders.usecases.set_step_day import set_step_day
from ordvern.apps.partners.models import LanguagePair, Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.post.models import OutgoingMail
from tests.apps.billing.selling import open_list
from tests.cast import HARMLESS, STATEMENT, approved_partner, work

Plan = Callable[..., Step]


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """Released; it goes from bokmål into French."""
    made = screened(HARMLESS)
    clear_for_work(made, actor=siri, now=now)
    return made


@pytest.fixture
def plan(order: Order, siri: Actor, now: datetime) -> Plan:
    def add(kind: str, language: str = "fr") -> Step:
        return plan_step(order, language=language, kind=kind, actor=siri, now=now)

    return add


@pytest.fixture
def tor(agency: object) -> Actor:
    """A second translator in the house."""
    return User.objects.create_user("tor@byra.example", role=Role.STAFF, display_name="Tor").actor


LIVREE = "La tondeuse est livrée avec lame et sac. Lisez le mode d'emploi.\n"


def translated(
    order: Order, language: str, actor: Actor, now: datetime, *, text: str = LIVREE
) -> StoredFile:
    deposit = put_bytes(order.folder, text.encode(), name="traduction.txt")
    source = order.folder.files.working().get()
    return add_translation(
        order, deposit=deposit, translates=source, language=language, actor=actor, now=now
    )


def taken(step: Step, partner: Partner, siri: Actor, now: datetime) -> Job:
    if not partner.has_accepted(STATEMENT):
        accept_statement(partner, statement=STATEMENT, actor=partner.account.actor, now=now)
    asking = offer_round(
        step.order, step=step, partners=[partner], mode=Mode.ONE, actor=siri, now=now
    )
    job = asking.jobs.get()
    accept_job(job, statement=STATEMENT, actor=partner.account.actor, now=now)
    return Job.objects.get(pk=job.pk)


def test_a_request_has_one_step(order: Order) -> None:
    step = order.steps.get()
    assert (step.kind, step.target_language, step.status) == ("translate", "fr", "planned")
    assert order.targets == ["fr"]


def test_each_step_waits_for_those_before_it(
    order: Order, plan: Plan, siri: Actor, tor: Actor, now: datetime
) -> None:
    revise = plan(JobKind.REVISE)
    translate = order.steps.get(kind=JobKind.TRANSLATE)
    with pytest.raises(NotAllowedNow):
        begin_step(revise, actor=tor, now=now)

    begin_step(translate, actor=siri, now=now)
    with pytest.raises(TranslationMissing):
        finish_step(translate, actor=siri, now=now)
    translated(order, "fr", siri, now)
    finish_step(translate, actor=siri, now=now)
    assert list(Order.objects.awaiting_next_step()) == [order]

    begin_step(revise, actor=tor, now=now)
    assert not Order.objects.awaiting_next_step().exists()


def test_whoever_translated_does_not_revise(
    order: Order, plan: Plan, jean: Partner, siri: Actor, now: datetime
) -> None:
    revise, translate = plan(JobKind.REVISE), order.steps.get(kind=JobKind.TRANSLATE)
    begin_step(translate, actor=siri, now=now)
    translated(order, "fr", siri, now)
    finish_step(translate, actor=siri, now=now)

    with pytest.raises(TranslatedItThemselves):
        begin_step(revise, actor=siri, now=now)
    assert hindrances(Step.objects.get(pk=revise.pk), jean, now=now) == ()


def test_a_partner_is_not_asked_to_revise_his_own_work(
    order: Order, plan: Plan, jean: Partner, siri: Actor, now: datetime
) -> None:
    revise = plan(JobKind.REVISE)
    job = taken(order.steps.get(kind=JobKind.TRANSLATE), jean, siri, now)
    translated(order, "fr", jean.account.actor, now)
    finish_job(job, actor=jean.account.actor, now=now)

    assert hindrances(Step.objects.get(pk=revise.pk), jean, now=now) == (Hindrance.TRANSLATED_IT,)


def test_it_is_delivered_when_every_chain_is_done(
    order: Order, plan: Plan, siri: Actor, tor: Actor, now: datetime
) -> None:
    plan(JobKind.TRANSLATE, "en")
    proof = plan(JobKind.PROOF)
    for step in order.steps.filter(kind=JobKind.TRANSLATE):
        begin_step(step, actor=siri, now=now)
    translated(order, "fr", siri, now)
    order.refresh_from_db()
    with pytest.raises(NotAllowedNow):
        deliver(order, actor=siri, now=now)  # nothing in English yet
    translated(order, "en", siri, now)
    assert order.folder.files.translations().count() == 2
    with pytest.raises(StepLeft):
        deliver(order, actor=siri, now=now)
    assert not Order.objects.ready_to_deliver().exists()

    finish_step(order.steps.get(rank=0, target_language="fr"), actor=siri, now=now)
    begin_step(proof, actor=tor, now=now)
    assert list(Order.objects.ready_to_deliver()) == [order]
    deliver(order, actor=siri, now=now)
    assert set(order.steps.values_list("status", flat=True)) == {StepStatus.DONE}


def test_a_reviser_gets_the_source_and_the_translation_so_far(
    order: Order, plan: Plan, jean: Partner, siri: Actor, now: datetime
) -> None:
    revise, translate = plan(JobKind.REVISE), order.steps.get(kind=JobKind.TRANSLATE)
    plan(JobKind.TRANSLATE, "en")
    begin_step(translate, actor=siri, now=now)
    french, _english = (translated(order, each, siri, now) for each in ("fr", "en"))
    finish_step(translate, actor=siri, now=now)
    job = taken(revise, jean, siri, now)

    (opened,) = files_for_partner(job, statement=STATEMENT, now=now)
    assert (opened.file, opened.draft) == (order.folder.files.working().get(), french)
    finish_job(job, actor=jean.account.actor, now=now)
    assert Step.objects.get(pk=revise.pk).status == StepStatus.DONE
    assert Order.objects.get().status == Status.IN_WORK


def test_a_translator_gets_no_draft(
    order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    job = taken(order.steps.get(), jean, siri, now)
    translated(order, "fr", jean.account.actor, now)
    assert [each.draft for each in files_for_partner(job, statement=STATEMENT, now=now)] == [None]


def test_a_reviser_of_a_masked_order_never_gets_what_was_restored(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime
) -> None:

    order = screened("Torleif Grindheim bor i Elvegata 9.\n")
    clear_for_work(order, masked=True, actor=siri, now=now)
    work()
    translate = order.steps.get()
    revise = plan_step(order, language="fr", kind=JobKind.REVISE, actor=siri, now=now)
    begin_step(translate, actor=siri, now=now)
    translated(order, "fr", siri, now)
    finish_step(translate, actor=siri, now=now)

    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)

    with pytest.raises(NotMasked):
        offer_round(order, step=revise, partners=[jean], mode=Mode.ONE, actor=siri, now=now)


def test_two_partners_do_two_languages(
    order: Order, plan: Plan, jean: Partner, siri: Actor, now: datetime
) -> None:
    luc = approved_partner("luc@partner.example", "Luc", "Luc Bernard", "FR")
    LanguagePair.objects.create(partner=luc, source_language="nb", target_language="en")
    english = plan(JobKind.TRANSLATE, "en")
    french = order.steps.get(target_language="fr")
    first, second = taken(french, jean, siri, now), taken(english, luc, siri, now)
    assert {first.status, second.status} == {JobStatus.ACCEPTED}

    revoke_job(first, actor=siri, now=now)
    assert Order.objects.get().status == Status.IN_WORK
    revoke_job(second, actor=siri, now=now)
    assert Order.objects.get().status == Status.RELEASED


def test_a_step_is_taken_once(
    order: Order, jean: Partner, siri: Actor, tor: Actor, now: datetime
) -> None:
    luc = approved_partner("luc@partner.example", "Luc", "Luc Bernard", "FR")
    accept_statement(luc, statement=STATEMENT, actor=luc.account.actor, now=now)
    asking = offer_round(order, partners=[luc, jean], mode=Mode.PARALLEL, actor=siri, now=now)
    late = asking.jobs.get(partner=jean)
    with pytest.raises(NotAllowedNow):
        begin_step(order.steps.get(), actor=tor, now=now)
    accept_job(asking.jobs.get(partner=luc), statement=STATEMENT, actor=luc.account.actor, now=now)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    with pytest.raises(TakenByAnother):
        accept_job(late, statement=STATEMENT, actor=jean.account.actor, now=now)


def test_put_back_it_waits_for_somebody_again(
    order: Order, siri: Actor, tor: Actor, now: datetime
) -> None:
    step = order.steps.get()
    begin_step(step, actor=siri, now=now)
    put_back_step(step, actor=siri, now=now)
    assert Order.objects.get().status == Status.RELEASED

    begin_step(step, actor=tor, now=now)
    assert Step.objects.get().worker_id == tor.account


def test_what_stands_before_a_begun_step_is_not_put_back(
    order: Order, plan: Plan, siri: Actor, tor: Actor, now: datetime
) -> None:
    revise, translate = plan(JobKind.REVISE), order.steps.get(kind=JobKind.TRANSLATE)
    begin_step(translate, actor=siri, now=now)
    translated(order, "fr", siri, now)
    finish_step(translate, actor=siri, now=now)
    begin_step(revise, actor=tor, now=now)

    with pytest.raises(NotAllowedNow):
        put_back_step(translate, actor=siri, now=now)


def test_steps_that_make_no_sense_are_not_planned(plan: Plan) -> None:
    with pytest.raises(NothingToFollow):
        plan(JobKind.REVISE, "en")
    for kind, language in ((JobKind.TRANSLATE, "fr"), (JobKind.TRANSLATE, "nb")):
        with pytest.raises(NotAllowedNow):
            plan(kind, language)


def test_a_step_is_taken_out_and_planned_again(
    order: Order, plan: Plan, siri: Actor, now: datetime
) -> None:
    revise = plan(JobKind.REVISE)
    with pytest.raises(NotAllowedNow):
        drop_step(order.steps.get(kind=JobKind.TRANSLATE), actor=siri, now=now)
    drop_step(revise, actor=siri, now=now)
    assert plan(JobKind.REVISE).status == StepStatus.PLANNED


def test_a_quote_is_for_every_language(
    order: Order, plan: Plan, siri: Actor, now: datetime
) -> None:
    open_list()
    one = proposal(order, Asked(Item.PROOFREADING), day=timezone.localdate(now))
    plan(JobKind.TRANSLATE, "en")
    two = proposal(Order.objects.get(), Asked(Item.PROOFREADING), day=timezone.localdate(now))

    assert {line.target_language for line in two.lines if line.target_language} == {"fr", "en"}
    assert two.net.minor >= one.net.minor


def test_planned_steps_cost_what_a_list_says_and_a_hole_is_told(
    order: Order, plan: Plan, now: datetime
) -> None:
    open_list()
    day = timezone.localdate(now)
    plan(JobKind.REVISE)
    plan(JobKind.PROOF)
    found = proposal(Order.objects.get(), Asked(), day=day)
    assert [line.item for line in found.lines] == [Item.TRANSLATION, Item.PROOFREADING]

    PriceList.objects.get().prices.create(
        item=Item.REVISION, source_language="nb", target_language="de", price=1
    )
    with pytest.raises(NoPrice) as raised:
        proposal(Order.objects.get(), Asked(), day=day)
    assert [(hole.item, hole.target_language) for hole in raised.value.holes] == [
        (Item.REVISION, "fr")
    ]


def test_another_day_is_told_to_whoever_has_the_step(
    order: Order, jean: Partner, siri: Actor, now: datetime
) -> None:
    step, day = order.steps.get(), timezone.localdate(now) + timedelta(days=9)
    job = taken(step, jean, siri, now)
    for _click in range(2):
        set_step_day(step, due_on=day, actor=siri, now=now)

    job.refresh_from_db()
    assert (job.due_on, Step.objects.get().due_on) == (day, day)
    assert OutgoingMail.objects.filter(kind="job_day_set").count() == 1


def test_a_step_that_is_done_keeps_its_day(order: Order, siri: Actor, now: datetime) -> None:
    Step.objects.update(status=StepStatus.DONE)
    with pytest.raises(NotAllowedNow):
        set_step_day(order.steps.get(), due_on=None, actor=siri, now=now)


def test_each_language_is_remembered_in_its_own_memory(
    order: Order, plan: Plan, siri: Actor, now: datetime
) -> None:
    plan(JobKind.TRANSLATE, "en")
    for step in order.steps.all():
        begin_step(step, actor=siri, now=now)
    order.refresh_from_db()
    memories = []
    for language, text in (
        ("fr", LIVREE),
        ("en", "The mower comes with a blade and a bag. Read the manual.\n"),
    ):
        translated(order, language, siri, now, text=text)
        pair = {"source_language": "nb", "target_language": language}
        memories.append(open_memory(language, **pair, actor=siri, now=now))
    deliver(order, memories=memories, actor=siri, now=now)
    work()

    targets = [list(memory.units.values_list("target", flat=True)) for memory in memories]
    assert [len(each) for each in targets] == [2, 2]
    assert targets[0] != targets[1]
    assert order.rememberings.exclude(ended_at=None).count() == 2


@pytest.mark.parametrize(
    ("status", "becomes"),
    [("released", "planned"), ("in_work", "in_work"), ("delivered", "done"), ("closed", "done")],
)
def test_orders_of_before_get_their_one_step(order: Order, status: str, becomes: str) -> None:
    order.steps.all().delete()
    Order.objects.update(status=status)
    import_module("ordvern.apps.orders.migrations.0008_steps_filled").fill(apps, connection)

    step = order.steps.get()
    assert (step.kind, step.target_language, step.status) == ("translate", "fr", becomes)
