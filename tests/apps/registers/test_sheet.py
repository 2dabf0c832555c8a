"""A register on paper: what is too long for its column does not run over the next, or the edge."""

from datetime import datetime

from ordvern.apps.registers.sheet import Section, Sheet, pdf
from tests.apps.sheets import beyond

FINGERPRINT = "0123456789abcdef" * 4
MARGIN = 56.7  # points: the sheet's 20 mm


def test_a_fingerprint_breaks_inside_its_column(now: datetime) -> None:
    head = ("Who", "What", "Where", "When", "Fingerprint")
    rows = (("Konkursbobestyrer" * 5, "files", "Norway", "2026-11-23", FINGERPRINT),)

    made = pdf(Sheet("Register", "", (Section("Handed over", "", head, rows),)), at=now)

    assert beyond(made, margin=MARGIN) == []
