"""A month, or three: the same day, the last of a short month, and the next working day."""

from datetime import date

import pytest

from ordvern.apps.rights.clock import deadline


@pytest.mark.parametrize(
    ("received", "extended", "strict", "rolled"),
    [
        ("2026-11-23", False, "2026-12-23", "2026-12-23"),
        ("2026-11-25", False, "2026-12-25", "2026-12-28"),  # Christmas Day, then a weekend
        ("2026-01-31", False, "2026-02-28", "2026-03-02"),  # no 31 February; a Saturday
        ("2028-01-31", False, "2028-02-29", "2028-02-29"),
        ("2027-02-25", False, "2027-03-25", "2027-03-30"),  # Maundy Thursday to Easter Monday
        ("2026-04-17", False, "2026-05-17", "2026-05-18"),  # the national day, a Sunday
        ("2026-11-30", True, "2027-02-28", "2027-03-01"),
        ("2026-10-01", True, "2027-01-01", "2027-01-04"),
        ("2026-12-31", False, "2027-01-31", "2027-02-01"),
    ],
)
def test_deadline(received: str, extended: bool, strict: str, rolled: str) -> None:
    found = deadline(date.fromisoformat(received), extended=extended)

    assert found.strict == date.fromisoformat(strict)
    assert found.rolled == date.fromisoformat(rolled)
