"""What an agency allows, and what its allow-list must never hide."""

import pickle

import pytest

from ordvern.detection import Tuning, scan
from ordvern.text import Category, Segment

STAFF = Tuning.of(
    allowed={
        Category.PERSON_NAME: ["Siri Hagen", "Anne Kari Solberg"],
        Category.EMAIL: ["siri.hagen@ord.example", "@byraa.example"],
        Category.PHONE: ["+47 912 34 567"],
        Category.POSTAL_ADDRESS: ["Storgata 5, 0155 Oslo"],
    }
)


def words(text: str, tuning: Tuning | None = STAFF) -> list[str]:
    return [text[f.span.start : f.span.end] for f in scan(text, tuning=tuning).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Kontakt: Siri Hagen, telefon 91 23 45 67",
        "Kontakt: SIRI HAGEN, telefon 0047 91234567",
        "Kontakt: Hagen, Siri",
        "Hilsen Siri Hagen\nHagen er borte i uke 30.",
        "Skriv til Siri.Hagen@ord.example eller kari.nordlund@byraa.example.",
        "Kontakt: Siri Hagen\nAdresse: Storgata 5, 0155 Oslo",
        "Kontakt: Anne Solberg",
    ],
)
def test_own_people_are_no_findings(text: str) -> None:
    assert words(text, None)
    assert words(text) == []
    assert not scan(text, tuning=STAFF).assessment.personal


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Pasient: Siri Hagen Lund", "Siri Hagen Lund"),
        ("Pasient: Siri Hagen-Lund", "Siri Hagen-Lund"),
        ("Pasient: Kari Hagen", "Kari Hagen"),
        ("Pasient: Kari Solberg", "Kari Solberg"),
        ("Siri Hagen traff Kari Hagen. Hagen ringte.", "Hagen"),
        ("Pasient: Kari Nordlund\nTelefon: 912 34 568", "912 34 568"),
        ("Skriv til siri.hagen@annet.example", "siri.hagen@annet.example"),
        (
            "Pasient: Kari Nordlund\nAdresse: Storgata 5, 7010 Trondheim",
            "Storgata 5, 7010 Trondheim",
        ),
        ("Pasient: Kari Nordlund\nAdresse: Storgata 55, 0155 Oslo", "Storgata 55, 0155 Oslo"),
    ],
)
def test_others_are_never_hidden(text: str, kept: str) -> None:
    assert kept in words(text)


def test_an_address_in_two_cells_is_allowed_as_one() -> None:
    texts = ("Pasient: Kari Nordlund", "Adresse: Storgata 5", "0155 Oslo")
    cells = [Segment(text, text) for text in texts]
    assert {finding.segment for finding in scan(cells).findings} == {0, 1, 2}
    assert {finding.segment for finding in scan(cells, tuning=STAFF).findings} == {0}


def test_what_is_told_of_own_people_stays() -> None:
    found = scan("Siri Hagen har diabetes.", tuning=STAFF)
    assert [finding.category for finding in found.findings] == [Category.HEALTH]
    assert found.assessment.sensitive == {Category.HEALTH}


def test_thresholds_and_kinds_switched_off() -> None:
    text = "Pasient: Kari Nordlund, telefon 912 34 567, har diabetes."
    least = Tuning.of(thresholds={Category.PHONE: 1.0})
    off = Tuning.of(off=[Category.HEALTH])
    assert "912 34 567" not in words(text, least)
    assert "Kari Nordlund" in words(text, least)
    assert not scan(text, tuning=off).assessment.sensitive
    assert scan(text, tuning=off).assessment.personal


def test_what_cannot_be_tuned_is_said() -> None:
    with pytest.raises(ValueError, match="national_id cannot be allowed"):
        Tuning.of(allowed={Category.NATIONAL_ID: ["20859718397"]})
    with pytest.raises(ValueError, match="empty"):
        Tuning.of(allowed={Category.PERSON_NAME: [" . "]})
    with pytest.raises(ValueError, match="threshold of phone"):
        Tuning.of(thresholds={Category.PHONE: 1.5})


def test_it_travels_to_another_process_and_shows_no_names() -> None:
    assert pickle.loads(pickle.dumps(STAFF)) == STAFF  # noqa: S301  our own bytes
    assert "siri" not in repr(STAFF).casefold()
