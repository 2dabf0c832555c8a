"""Files are there while the job is the partner's, and not a moment longer."""

from collections.abc import Callable
from io import BytesIO

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import CHUNK, LOOK_AGAIN_AFTER, TakenBack, slices
from ordvern.apps.orders.models import Job
from ordvern.apps.orders.partner_access import may_go_on
from ordvern.apps.orders.states import JobStatus
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.orders.usecases.revoke_job import revoke_job
from ordvern.apps.partners.models import Partner
from ordvern.apps.screening.models import Screening
from tests.cast import HARMLESS, STATEMENT
from tests.web.entering import client_of

from .conftest import file_url


def send(partner: Client, job: Job, content: bytes = b"La tondeuse") -> HttpResponse:
    upload = BytesIO(content)
    upload.name = "traduction.txt"
    return partner.post(file_url(job, "oversettelse"), {"translation": upload})


def test_a_file_is_fetched_and_that_is_logged(accepted: Job, partner: Client) -> None:
    answer = partner.get(file_url(accepted, "last-ned"))

    assert b"".join(answer.streaming_content).decode() == HARMLESS
    assert AuditEvent.objects.filter(verb="file.read", actor_kind="partner").count() == 1


def test_no_file_before_the_job_is_taken(offered: Job, bound: Partner, partner: Client) -> None:
    assert partner.get(file_url(offered, "last-ned")).status_code == 404


def revoked(job: Job, actor: Actor) -> None:
    revoke_job(job, actor=actor, now=timezone.now())


def withdrawn(job: Job, actor: Actor) -> None:
    withdraw(job.order, actor=actor, now=timezone.now())


def expired(job: Job, actor: Actor) -> None:
    Partner.objects.filter(pk=job.partner_id).update(approved_until="2026-01-01")


def changed(job: Job, actor: Actor) -> None:
    StoredFile.objects.filter(folder=job.order.folder).update(content_hash="another")


@pytest.mark.parametrize("happens", [revoked, withdrawn, expired, changed])
def test_access_ends_at_once(
    accepted: Job, partner: Client, siri: Actor, happens: Callable[[Job, Actor], None]
) -> None:
    happens(accepted, siri)

    assert partner.get(file_url(accepted, "last-ned")).status_code == 404
    assert send(partner, accepted).status_code == 404


def test_a_translation_arrives_and_the_job_is_delivered(accepted: Job, partner: Client) -> None:
    send(partner, accepted)
    partner.post(f"/partner/oppdrag/{accepted.pk}/lever/")

    accepted.refresh_from_db()
    assert accepted.status == JobStatus.DELIVERED
    assert accepted.order.folder.files.translations().count() == 1


def test_after_delivery_nothing_is_reachable(accepted: Job, partner: Client, siri: Actor) -> None:
    send(partner, accepted)
    accepted.order.refresh_from_db()
    deliver(accepted.order, actor=siri, now=timezone.now())

    assert partner.get(file_url(accepted, "last-ned")).status_code == 404
    assert send(partner, accepted).status_code == 404


def test_without_a_translation_the_job_is_not_delivered(accepted: Job, partner: Client) -> None:
    partner.post(f"/partner/oppdrag/{accepted.pk}/lever/")

    accepted.refresh_from_db()
    assert accepted.status == JobStatus.ACCEPTED


def test_an_empty_translation_leaves_nothing(accepted: Job, partner: Client) -> None:
    send(partner, accepted, b"")

    assert not accepted.order.folder.files.translations().exists()
    folder = settings.VAULT_FILES / accepted.order.folder_id
    assert len(list(folder.iterdir())) == 1


def test_a_translation_is_not_a_file_to_fetch(accepted: Job, partner: Client) -> None:
    """Only what was released to the partner can be fetched, by any id of the folder."""
    send(partner, accepted)
    sent = accepted.order.folder.files.translations().get()

    url = f"/partner/oppdrag/{accepted.pk}/fil/{sent.pk}/last-ned/"
    assert partner.get(url).status_code == 404


def sensitive(job: Job) -> None:
    Screening.objects.filter(file__folder=job.order.folder).update(risk="sensitive")


@pytest.mark.parametrize("verb", ["last-ned", "xliff"])
def test_sensitive_file_asks_for_a_second_factor(
    accepted: Job, jean: Partner, partner: Client, verb: str
) -> None:
    sensitive(accepted)
    sure = client_of(jean.account)
    led = partner.get(file_url(accepted, verb))

    assert led.headers["Location"] == reverse("mfa_activate_totp")
    assert not AuditEvent.objects.filter(verb="file.read", actor_kind="partner").exists()
    assert sure.get(file_url(accepted, verb)).status_code == 200


def test_whoever_has_a_second_factor_comes_back_to_the_job(
    accepted: Job, jean: Partner, partner: Client
) -> None:
    sensitive(accepted)
    TOTP.activate(jean.account, generate_totp_secret())
    led = partner.get(file_url(accepted, "last-ned"))

    assert led.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    assert f"next=%2Fpartner%2Foppdrag%2F{accepted.pk}%2F" in led.headers["Location"]


def test_copy_bears_the_number_of_its_entry_in_the_log(accepted: Job, partner: Client) -> None:
    fetched = partner.get(file_url(accepted, "last-ned"))
    xliff = partner.get(file_url(accepted, "xliff"))
    first, second = AuditEvent.objects.filter(verb="file.read", actor_kind="partner").order_by("pk")

    assert f"-k{first.pk}.txt" in fetched.headers["Content-Disposition"]
    assert f"-k{second.pk}.xlf" in xliff.headers["Content-Disposition"]
    assert f">k{second.pk}<".encode() in b"".join(xliff.streaming_content)


def test_xliff_ends_when_the_job_is_taken_back(accepted: Job, siri: Actor) -> None:
    file, content = accepted.order.folder.files.working().get(), bytes(3 * LOOK_AGAIN_AFTER)
    answer = slices(content, file, may_go_on=lambda: _is_open(accepted))
    next(answer)
    revoke_job(accepted, actor=siri, now=timezone.now())
    before = LOOK_AGAIN_AFTER // CHUNK - 1

    assert len([next(answer) for _ in range(before)]) == before
    with pytest.raises(TakenBack):
        next(answer)


def _is_open(job: Job) -> bool:
    return may_go_on(job, statement=STATEMENT, now=timezone.now())
