"""A deadline on 17 May or on a Sunday is told of, with the next working day, and never moved."""

from datetime import date

import pytest
from django.test import Client

from ordvern.web.ui.closed_days import told_of

SEVENTEENTH = date(2027, 5, 17)
TOLD = (
    "Mandag 17. mai 2027 er ingen arbeidsdag. Den neste er tirsdag 18. mai 2027."
    " Dagen du valgte, blir stående."
)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (SEVENTEENTH, "tirsdag 18. mai 2027"),
        (date(2027, 3, 25), "tirsdag 30. mars 2027"),  # Maundy Thursday, then Easter
        (date(2026, 11, 29), "mandag 30. november 2026"),  # a Sunday
    ],
)
def test_a_closed_day_names_the_next_working_day(day: date, following: str) -> None:
    assert following in told_of(day)


@pytest.mark.parametrize("day", [None, date(2027, 5, 18), date(9999, 12, 26)])
def test_nothing_is_said_of_a_working_day_or_of_no_day_of_ours(day: date | None) -> None:
    assert told_of(day) == ""


@pytest.mark.parametrize("name", ["wanted_on", "due_on", "paper_due"])
def test_a_field_is_answered_while_it_is_filled_in(client: Client, name: str) -> None:
    page = client.get("/dag/", {name: "2027-05-17"}, headers={"accept-language": "nb"})

    assert TOLD in page.content.decode()


@pytest.mark.parametrize("asked", ["", "2027-05-18", "rubbish", "2027-02-31"])
def test_a_working_day_or_rubbish_is_answered_with_nothing(client: Client, asked: str) -> None:
    page = client.get("/dag/", {"wanted_on": asked})

    assert (page.status_code, page.content.strip()) == (200, b"")
