"""The pack that ships is sound, and one that is not is refused."""

import re
from pathlib import Path

import pytest

from ordvern.apps.partners.transfers.countries import countries, country_name
from ordvern.apps.partners.transfers.pack import HERE, PackNotSound, read_pack, shipped_pack

NEWEST = max(HERE.glob("*.toml"))


def test_all_countries_are_there_in_three_languages() -> None:
    assert len(countries()) == 249
    assert country_name("DE", "nb") == "Tyskland"
    assert country_name("CH", "nn") == "Sveits"
    assert country_name("CA", "en-gb") == "Canada"
    assert country_name("XX", "nb") == "XX"


def test_every_decision_is_cited_with_its_celex_number() -> None:
    for decision in shipped_pack().adequacy.values():
        assert re.fullmatch(r"3\d{4}D\d{4}", decision.celex)
        assert re.search(r"\d+/\d+", decision.decision)


def test_the_name_of_the_file_is_its_version() -> None:
    assert read_pack(NEWEST).version == NEWEST.stem


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ('country = "GB"', 'country = "FR"'),  # in the EEA already
        ('country = "GB"', 'country = "UK"'),  # no country of that code
        ("valid_until = 2027-08-05", "valid_until = 2026-08-04"),
    ],
)
def test_a_pack_that_is_not_sound_is_refused(tmp_path: Path, text: str, becomes: str) -> None:
    changed = tmp_path / "pack.toml"
    changed.write_text(NEWEST.read_text(encoding="utf-8").replace(text, becomes), encoding="utf-8")

    with pytest.raises(PackNotSound):
        read_pack(changed)
