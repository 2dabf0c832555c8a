"""Corrections at the desk: a queue, the answer, and the job given back with words."""

import pytest
from django.test import Client
from django.utils import timezone

from ordvern.apps.conversations.usecases.ask_for_correction import ask_for_correction
from ordvern.apps.core.actors import Actor
from ordvern.apps.files.store import put_bytes
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.answer_job import accept_job
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from tests.cast import STATEMENT, customer_of

from .conftest import only_file


@pytest.fixture
def job(released: Order, jean: Partner, siri: Actor) -> Job:
    """Jean's job, delivered; the customer asks for a correction."""
    now, his = timezone.now(), jean.account.actor
    accept_statement(jean, statement=STATEMENT, actor=his, now=now)
    job = offer_job(released, partner=jean, due_on=None, actor=siri, now=now)
    accept_job(job, statement=STATEMENT, actor=his, now=now)
    order = Order.objects.select_related("folder").get(pk=released.pk)
    deposit = put_bytes(order.folder, b"Traduit.", name="fr.txt")
    add_translation(order, deposit=deposit, translates=only_file(order), actor=siri, now=now)
    deliver(order, actor=siri, now=now)
    ask_for_correction(order, text="Feil ord.", actor=customer_of(order), now=timezone.now())
    job.refresh_from_db()
    return job


def address(job: Job) -> str:
    return f"/desk/oppdrag/{job.order_id}/"


def test_it_waits_in_a_queue_of_its_own(job: Job, staff: Client) -> None:
    assert "Bedt om retting" in staff.get("/desk/").content.decode()
    page = staff.get(address(job)).content.decode()
    assert "Kunden ber om retting" in page
    assert "/lever/" not in page


def test_nothing_to_correct_needs_words(job: Job, staff: Client) -> None:
    assert staff.post(f"{address(job)}staa-ved/", {"text": ""}).status_code == 422

    staff.post(f"{address(job)}staa-ved/", {"text": "Slik heter det."})

    assert Order.objects.get().status == Status.DELIVERED


def test_the_job_is_given_back_without_anything_sensitive(job: Job, staff: Client) -> None:
    back = f"{address(job)}jobb/{job.pk}/gi-tilbake/"
    answer = staff.post(back, {"text": "Torleif Grindheim har brystkreft."})
    assert answer.status_code == 422
    assert "brystkreft" in answer.content.decode()  # what was typed is kept

    staff.post(back, {"text": "Bytt ordet i linje 1."})

    job.refresh_from_db()
    assert job.status == JobStatus.ACCEPTED
