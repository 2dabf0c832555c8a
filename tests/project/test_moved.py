"""Addresses that mails of before name lead to the pages of today."""

import pytest
from django.test import Client

ORDER = "0b9b3f7e-7a63-4c63-9a3c-1f0d3f6f1c11"


@pytest.mark.parametrize(
    ("before", "today"),
    [
        ("/desk/ordre/", "/desk/oppdrag/"),
        ("/desk/ordre/?state=to-invoice", "/desk/oppdrag/?state=to-invoice"),
        (f"/desk/ordre/{ORDER}/oppdrag/7/meldinger/", f"/desk/oppdrag/{ORDER}/jobb/7/meldinger/"),
        (f"/kunde/ordre/{ORDER}/filer/x/", f"/kunde/oppdrag/{ORDER}/filer/x/"),
    ],
)
def test_for_good_and_with_all_that_was_asked(client: Client, before: str, today: str) -> None:
    answer = client.get(before)

    assert (answer.status_code, answer["Location"]) == (308, today)


def test_they_lead_to_no_other_site(client: Client) -> None:
    answer = client.get("/kunde/ordre//elsewhere.example/")

    assert answer["Location"].startswith("/kunde/oppdrag/")
