"""The yearly wheel on its pages: evidence is kept, and a review of access shuts accounts."""

import pytest
from django.test import Client

from ordvern.apps.core.models import User
from ordvern.apps.registers.duties import DUTIES
from ordvern.apps.registers.models import DutyDone


@pytest.mark.parametrize("duty", [duty.id for duty in DUTIES])
def test_every_duty_has_a_page(officer: Client, duty: str) -> None:
    assert officer.get(f"/innsyn/arshjul/{duty}/").status_code == 200


def test_a_review_keeps_what_the_system_saw(officer: Client) -> None:
    officer.post("/innsyn/arshjul/risk-review/", {"note": "Alt gjennomgått, ingen nye tiltak."})
    done = DutyDone.objects.get()

    assert done.facts["breaches"] == 0
    assert "Alt gjennomgått" in officer.get("/innsyn/arshjul/risk-review/").content.decode()


def test_a_review_of_access_shuts_accounts(officer: Client, siri_account: User) -> None:
    seen = {"close": [siri_account.pk], "all_seen": "on", "note": ""}
    officer.post("/innsyn/arshjul/access-review/", seen)
    siri_account.refresh_from_db()

    assert not siri_account.is_active
    assert DutyDone.objects.get().facts["close"] == 1


def test_nobody_shuts_himself_out(officer: Client, ingrid_account: User) -> None:
    sent = {"close": [ingrid_account.pk], "all_seen": "on"}

    assert officer.post("/innsyn/arshjul/access-review/", sent).status_code == 422


def test_not_without_having_seen_all(officer: Client, siri_account: User) -> None:
    answer = officer.post("/innsyn/arshjul/access-review/", {"close": [siri_account.pk]})
    siri_account.refresh_from_db()

    assert answer.status_code == 422
    assert siri_account.is_active


def test_a_note_about_a_person_is_refused_and_kept_on_the_page(officer: Client) -> None:
    note = "Torleif Grindheim, fødselsnummer 198552 33137, har depresjon."
    answer = officer.post("/innsyn/arshjul/risk-review/", {"note": note})

    assert answer.status_code == 422
    assert "Grindheim" in answer.content.decode()
    assert not DutyDone.objects.exists()
