"""A case on the officer's pages, from the first minute to the notice that the customer reads."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.models import Breach, BreachNotice
from tests.cast import SENSITIVE
from tests.web.entering import client_of

KNOWN = {"known_at": "2026-11-01T09:30", "found_by": "staff"}
DESCRIBED = {
    **KNOWN,
    "cause": "wrong_recipient",
    "happened": "En oversettelse ble sendt til feil kunde.",
    "consequences": "En annen har lest om helsen til en person.",
    "measures": "Filen er slettet hos mottakeren.",
    "delay": "Det ble oppdaget i en ferie.",
    "to_persons": "Vi sendte filen din til feil person.",
}
WEIGHED = {
    "context": "4",
    "ease": "1.00",
    "confidentiality": "0.25",
    "integrity": "0.00",
    "availability": "0.00",
    "to_report": "on",
    "to_tell": "on",
}


@pytest.fixture
def case(officer: Client) -> str:
    """The address of a new case."""
    officer.post("/innsyn/avvik/ny/", KNOWN)
    return f"/innsyn/avvik/{Breach.objects.get().pk}/"


def told(answer: Any) -> list[str]:
    return [str(each) for each in get_messages(answer.wsgi_request)]


def test_the_whole_way(officer: Client, case: str, screened: Callable[..., Order]) -> None:
    order = screened(SENSITIVE)
    officer.post(f"{case}beskriv/", {**DESCRIBED, "orders": order.number})
    proposal = officer.get(f"{case}vurder/").content.decode()
    assert re.search(r'name="context" value="4"[^>]*checked', proposal)
    officer.post(f"{case}vurder/", WEIGHED)
    officer.post(f"{case}meld/", {"reference": "26/01234", "is_final": "on"})
    officer.post(f"{case}varsle/")
    officer.post(f"{case}lukk/")

    page = officer.get(case).content.decode()
    assert Breach.objects.get().closed_at
    assert "26/01234" in page
    assert "Helse" in page
    assert officer.get(f"{case}meldt/1/").content.startswith(b"%PDF-1.")

    customer = client_of(order.customer.account)
    notice = BreachNotice.objects.get()
    read = customer.get(f"/kunde/hendelse/{notice.pk}/").content.decode()
    assert "Vi sendte filen din til feil person." in read
    notice.refresh_from_db()
    assert notice.read_at


def test_what_is_missing_is_named(officer: Client, case: str) -> None:
    officer.post(f"{case}vurder/", WEIGHED)
    answer = officer.post(f"{case}meld/", {})

    assert "Hva som skjedde, og hvordan" in told(answer)[0]
    assert "Hvorfor meldingen kommer etter 72 timer" in told(answer)[0]


def test_a_form_keeps_what_was_written(officer: Client, case: str) -> None:
    answer = officer.post(f"{case}beskriv/", {**DESCRIBED, "orders": "2020-1"})

    assert answer.status_code == 422
    assert DESCRIBED["happened"] in answer.content.decode()
    assert "Det finnes ikke noe oppdrag 2020-1." in answer.content.decode()


def test_less_than_the_score_asks_for_needs_reasons(officer: Client, case: str) -> None:
    less = {name: value for name, value in WEIGHED.items() if name != "to_tell"}

    assert officer.post(f"{case}vurder/", less).status_code == 422
    assert officer.post(f"{case}vurder/", {**less, "reasons": "Kryptert."}).status_code == 302


def test_a_case_cannot_be_known_tomorrow(officer: Client) -> None:
    ahead = (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    answer = officer.post("/innsyn/avvik/ny/", {**KNOWN, "known_at": ahead})

    assert answer.status_code == 422
    assert not Breach.objects.exists()


def test_an_erased_case_says_so(officer: Client, case: str) -> None:
    from ordvern.apps.files.store import vault
    from ordvern.vault import FolderId

    officer.post(f"{case}beskriv/", DESCRIBED)
    vault().shred(FolderId(Breach.objects.get().folder_id))

    assert officer.get(case).status_code == 410


def test_nobody_else_reads_a_notice(
    officer: Client, case: str, screened: Callable[..., Order], siri_account: User
) -> None:
    order = screened(SENSITIVE)
    notice = BreachNotice.objects.create(
        breach=Breach.objects.get(), account=order.customer.account, told_at=timezone.now()
    )

    assert client_of(siri_account).get(f"/kunde/hendelse/{notice.pk}/").status_code == 404
    assert officer.get(f"/kunde/hendelse/{notice.pk}/").status_code == 404
