"""Every rule of retention, rights, breaches and transfers has its law, its day and its module."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from ordvern.apps.partners.models import law_pack
from ordvern.apps.records.law import Ground, grounds
from ordvern.apps.registers.duties import DUTIES
from ordvern.apps.retention.rules import DataClass
from ordvern.apps.rights.models import Kind, Refusal


@pytest.fixture
def found() -> dict[str, Ground]:
    with translation.override("en"):
        rows = list(grounds())
    assert len({each.id for each in rows}) == len(rows)
    return {each.id: each for each in rows}


def test_no_rule_is_without_a_row(found: dict[str, Ground]) -> None:
    wanted = {f"retention:{each}" for each in DataClass}
    wanted |= {f"rights:{each}" for each in Kind.values} | {f"refusal:{r}" for r in Refusal.values}
    wanted |= {f"adequacy:{code}" for code in law_pack().adequacy}
    wanted |= {f"duty:{duty.id}" for duty in DUTIES}
    wanted |= {"breach:72-hours", "breach:persons", "rights:month", "transfer:order"}

    assert wanted - set(found) == set()


def test_each_row_is_whole(found: dict[str, Ground]) -> None:
    """A law that is cited by its article or paragraph, a day that has passed, a module there is."""
    for each in found.values():
        assert any(sign in each.law for sign in ("Art.", "GDPR ", "§")), each.id
        assert date(2026, 1, 1) < each.looked_on <= date(2026, 12, 31), each.id
        assert (Path(settings.PACKAGE) / each.where).is_file(), each.id
        assert each.says.endswith("."), each.id


def test_it_tells_the_fixed_points_of_the_law(found: dict[str, Ground]) -> None:
    assert "Art. 33(1)" in found["breach:72-hours"].law
    assert "5 years" in found["retention:invoices"].says
    assert "bokføringsloven § 13" in found["retention:invoices"].law
    assert found["refusal:claim"].law == "GDPR Art. 17(3)(e), 18(2), 21(1)"
    assert found["rights:access"].law == "GDPR Art. 15"
