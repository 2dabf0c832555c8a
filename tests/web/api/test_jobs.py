"""A partner's program takes a job, fetches, translates, delivers and attests."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of
from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.orders.interpreting import MovedBecause
from ordvern.apps.orders.models import Attestation, Job, Order
from ordvern.apps.orders.partner_access import SHUT
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.move_interpreting import move_interpreting
from ordvern.apps.orders.usecases.offer_job import offer_job
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.orders.usecases.split_step import split_step
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.programs.models import Scope
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.place_hold import place_hold
from ordvern.web.api.problems import OF_EXCEPTIONS
from tests.apps.orders.sitting import let_go
from tests.cast import HARMLESS, SENSITIVE, STATEMENT

from .conftest import Program

JOBS = "/api/v1/jobs"
Offered = Callable[[str], Job]


@pytest.fixture
def offered(screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime) -> Offered:
    """An order with such a text, on offer to Jean, who has accepted the statement."""

    def offer(text: str) -> Job:
        order = screened(text, name="bruk.txt")
        if text == SENSITIVE:
            Order.objects.filter(pk=order.pk).update(instructed_at=now)
            order.refresh_from_db()
        clear_for_work(order, actor=siri, now=now)
        accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
        return offer_job(order, partner=jean, due_on=None, actor=siri, now=now)

    return offer


def say(client: Client, job: Job, what: str, **said: object) -> Any:
    address = f"{JOBS}/{job.pk}/{what}"
    return client.post(address, json.dumps(said), content_type="application/json")


def send(client: Client, job: Job, file: str, content: bytes) -> Any:
    address = f"{JOBS}/{job.pk}/files/{file}/translation"
    return client.post(address, {"translation": SimpleUploadedFile("fr.txt", content)})


def test_job_from_offer_to_attestation(offered: Offered, jean: Partner, program: Program) -> None:
    job, client = offered(HARMLESS), program(jean.account)
    told = client.get(f"{JOBS}/{job.pk}").json()
    taken = say(client, job, "answer", answer="accept")
    (file,) = client.get(f"{JOBS}/{job.pk}/files").json()["files"]
    fetched = client.get(f"{JOBS}/{job.pk}/files/{file['id']}")
    sent = send(client, job, file["id"], "La tondeuse est livrée avec un sac.\n".encode())
    done = say(client, job, "delivery")

    assert (told["files"], told["target_language"]) == (1, "fr")
    assert taken.json()["status"] == "accepted"
    assert b"".join(fetched) == HARMLESS.encode()
    assert (sent.status_code, done.json()["status"]) == (201, "delivered")
    assert client.get(f"{JOBS}/{job.pk}/files").json() == {"files": []}


def test_xliff_is_fetched_and_comes_back(offered: Offered, jean: Partner, program: Program) -> None:
    job, client = offered(HARMLESS), program(jean.account)
    say(client, job, "answer", answer="accept")
    (file,) = client.get(f"{JOBS}/{job.pk}/files").json()["files"]
    xliff = client.get(f"{JOBS}/{job.pk}/files/{file['id']}/xliff", {"version": "1.2"})
    content = b"".join(xliff)

    assert b"<xliff" in content
    assert xliff.headers["Content-Disposition"].startswith("attachment")
    assert send(client, job, file["id"], content).status_code == 201


def test_statement_is_accepted_by_a_person(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime, program: Program
) -> None:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    refused = say(program(jean.account), job, "answer", answer="accept")

    assert (refused.status_code, refused.json()["code"]) == (409, "statement-not-accepted")
    assert Job.objects.get().status == "offered"


def test_job_taken_back_is_gone(
    offered: Offered, jean: Partner, siri: Actor, now: datetime, program: Program
) -> None:
    job, client = offered(HARMLESS), program(jean.account)
    say(client, job, "answer", answer="accept")
    job.refresh_from_db()
    revoke_job(job, actor=siri, now=now)

    assert client.get(f"{JOBS}/{job.pk}").status_code == 404
    assert client.get(f"{JOBS}/{job.pk}/files").status_code == 404


def test_sensitive_file_needs_a_scope_of_its_own(
    offered: Offered, jean: Partner, program: Program
) -> None:
    job = offered(SENSITIVE)
    plain = program(jean.account, Scope.JOBS_WRITE, Scope.FILES_READ)
    say(plain, job, "answer", answer="accept")
    (file,) = plain.get(f"{JOBS}/{job.pk}/files").json()["files"]
    address = f"{JOBS}/{job.pk}/files/{file['id']}"
    trusted = program(jean.account, Scope.FILES_READ, Scope.FILES_SENSITIVE)

    assert plain.get(address).json()["code"] == "no-second-factor"
    assert plain.get(f"{address}/xliff").status_code == 403
    assert trusted.get(address).status_code == 200
    assert AuditEvent.objects.filter(verb="file.read", actor_kind="partner").count() == 1


def test_attestation_is_noted_as_a_programs(
    offered: Offered, jean: Partner, now: datetime, program: Program
) -> None:
    job = offered(HARMLESS)
    Attestation.objects.create(job=job, asked_at=now, due_on=now.date())
    client = program(jean.account)

    assert say(client, job, "attestation", deleted=False).status_code == 422
    assert say(client, job, "attestation", deleted=True).json()["attested_at"]
    assert say(client, job, "attestation", deleted=True).status_code == 409
    assert Attestation.objects.get().login_level == "program"


def test_agency_sees_jobs_and_takes_none(
    offered: Offered, program: Program, siri_account: User
) -> None:
    job, agency = offered(HARMLESS), program(siri_account)

    assert agency.get(JOBS).json()["jobs"][0]["id"] == str(job.pk)
    assert say(agency, job, "answer", answer="accept").json()["code"] == "not-permitted"


def test_message_about_a_job_is_looked_at(
    offered: Offered, jean: Partner, siri_account: User, program: Program
) -> None:
    job, client, agency = offered(HARMLESS), program(jean.account), program(siri_account)
    sent = say(client, job, "messages", text="Hva menes med pose?")
    held = say(agency, job, "messages", text=SENSITIVE)
    (read,) = agency.get(f"{JOBS}/{job.pk}/messages").json()["messages"]

    assert sent.status_code == 201
    assert held.json()["code"] == "holds-sensitive"
    assert (read["text"], read["from_agency"]) == ("Hva menes med pose?", False)


def test_files_of_a_customer_whose_data_rest_are_shut(
    offered: Offered, jean: Partner, ingrid: Actor, now: datetime, program: Program
) -> None:
    job, client = offered(HARMLESS), program(jean.account)
    say(client, job, "answer", answer="accept")
    until = now.date() + timedelta(days=30)
    place_hold(
        name_of(job.order.customer),
        ground=Hold.Ground.RESTRICTION,
        until=until,
        actor=ingrid,
        now=now,
    )
    refused = client.get(f"{JOBS}/{job.pk}/files")

    assert (refused.status_code, refused.json()["code"]) == (409, "resting")


def test_every_shut_door_is_told_as_a_problem() -> None:
    assert set(SHUT) <= set(OF_EXCEPTIONS)


def test_a_part_tells_of_its_own_files_alone(
    screened: Callable[..., Order], jean: Partner, siri: Actor, now: datetime, program: Program
) -> None:
    order = screened(HARMLESS, HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    first, _second = order.folder.files.working()
    part = split_step(order.steps.get(), files=[first.pk], actor=siri, now=now)
    job = Job.objects.create(order=order, step=part, partner=jean, offered_at=now)
    told = program(jean.account).get(f"{JOBS}/{job.pk}").json()

    assert (told["files"], told["words"]) == (1, first.screening.words)


def test_an_interpreting_is_not_taken_at_other_hours_than_were_read(
    agency: object, jean: Partner, siri: Actor, now: datetime, program: Program
) -> None:
    order = let_go(now, siri)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    job = offer_job(order, partner=jean, due_on=None, actor=siri, now=now)
    client, at = program(jean.account), f"{JOBS}/{job.pk}"
    read = client.get(at).json()["interpreting"]["sequence"]
    move_interpreting(
        order,
        begins_at=now + timedelta(days=4),
        minutes=60,
        because=MovedBecause.CUSTOMER,
        actor=siri,
        now=now,
    )

    refused = say(client, job, "answer", answer="accept", sequence=read)
    assert (refused.status_code, refused.json()["code"]) == (409, "not-allowed-now")

    read = client.get(at).json()["interpreting"]["sequence"]
    taken = say(client, job, "answer", answer="accept", sequence=read)
    assert taken.json()["status"] == "accepted"
