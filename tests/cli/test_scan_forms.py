"""The other forms of a scan's answer: CSV, SARIF, and the explanation."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import HARMLESS, LETTER, WORDS, Answer
from tests.cli.sarif import faults

Ordvern = Callable[..., Answer]


@pytest.fixture
def unread(tmp_path: Path) -> Path:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return path


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_csv_has_a_row_for_each_finding_and_each_file(
    ordvern: Ordvern, letter: Path, harmless: Path, unread: Path
) -> None:
    answer = ordvern("scan", "--format", "csv", letter, harmless, unread)
    found = rows(answer.out)
    assert answer.status == 2
    assert {"health", "phone", "email"} <= {row["category"] for row in found}
    assert [row["outcome"] for row in found if row["path"] == str(harmless)] == ["none"]
    assert found[-1]["outcome"].startswith("not read: ")
    assert not any(word in answer.out for word in WORDS)


def test_csv_with_words(ordvern: Ordvern, letter: Path) -> None:
    found = rows(ordvern("scan", "--format", "csv", "--show", letter).out)
    assert "912 34 567" in [row["text"] for row in found]


def test_no_name_of_a_file_becomes_a_formula(
    ordvern: Ordvern, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("=1+1.txt").write_text(HARMLESS)
    [row] = rows(ordvern("scan", "--format", "csv", "=1+1.txt").out)
    assert row["path"] == "'=1+1.txt"


def test_sarif(ordvern: Ordvern, letter: Path, unread: Path) -> None:
    answer = ordvern("scan", "--format", "sarif", letter, unread)
    log = json.loads(answer.out)
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "ordvern")
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == letter.as_uri()
        assert location["logicalLocations"][0]["fullyQualifiedName"]
    [notice] = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == unread.as_uri()
    assert not any(word in answer.out for word in WORDS)


def test_sarif_is_what_the_standard_wants(
    ordvern: Ordvern, letter: Path, unread: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    for what in ([letter, unread], [tmp_path / "empty"]):
        assert faults(json.loads(ordvern("scan", "--format", "sarif", *what).out)) == []


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ({"runs": []}, "log lacks version"),
        ({"version": "2.0.0", "runs": []}, "log.version is none of ('2.1.0',)"),
        ({"version": "2.1.0", "runs": [{"results": []}]}, "log.runs[0] lacks tool"),
        ({"version": "2.1.0", "runs": [], "more": 1}, "log may not have more"),
    ],
)
def test_what_the_standard_does_not_want_is_seen(wrong: object, fault: str) -> None:
    assert faults(wrong) == [fault]


def test_sarif_of_nothing(ordvern: Ordvern, tmp_path: Path) -> None:
    log = json.loads(ordvern("scan", "--format", "sarif", tmp_path).out)
    assert log["runs"][0]["results"] == []


def test_relative_paths_are_relative_references(
    ordvern: Ordvern, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("et brev.txt").write_text(LETTER)
    [run] = json.loads(ordvern("scan", "--format", "sarif", "et brev.txt").out)["runs"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "et%20brev.txt"


def test_explained_without_words(ordvern: Ordvern, letter: Path) -> None:
    out = ordvern("scan", "--explain", letter).out
    assert "by no.health" in out
    assert "by names." in out
    assert "counts" in out
    assert "about: paragraph" in out
    assert "= Sensitive: health told about an identifiable person." in out
    assert not any(word in out for word in WORDS)
    assert '"diabetes' in ordvern("scan", "--explain", "--show", letter).out


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("name", ["Kari Nordlund", "Ivar Åsheim", "Wei Tanaka"])
def test_no_word_of_the_document_is_in_an_explanation(
    ordvern: Ordvern, tmp_path: Path, form: str, name: str
) -> None:
    path = tmp_path / "note.txt"
    values = (*name.split(), "20859718397", "916 22 407", "Kvitmyrveien", "epilepsi", "menigheten")
    path.write_text(
        f"Pasient: {name}, fødselsnr. 20859718397, tlf. 916 22 407, Kvitmyrveien 8, 6823 Sandane.\n"
        f"{name.split()[0]} har epilepsi og er aktiv i menigheten. Epilepsi arves sjelden.\n"
    )
    out = ordvern("scan", "--explain", "--format", form, path).out
    assert "no.national_id" in out
    assert "health" in out
    assert not [value for value in values if value.casefold() in out.casefold()]


def test_explained_where_nobody_is_named(ordvern: Ordvern, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.txt"
    path.write_text("Diabetes er en vanlig sykdom.\n")
    answer = ordvern("scan", "--explain", path)
    assert answer.status == 0
    assert "nobody can be identified in this document" in answer.out
    assert "= Not sensitive: nobody can be identified; " in answer.out


def test_explained_as_json(ordvern: Ordvern, letter: Path) -> None:
    [entry] = json.loads(ordvern("scan", "--explain", "--format", "json", letter).out)
    counted = [term for term in entry["terms"] if term["verdict"] == "counted"]
    assert "health" in [term["category"] for term in counted]
    assert all("text" not in term for term in entry["terms"])
    assert all("text" not in spot for term in counted for spot in term["about"])


def test_a_tuning(ordvern: Ordvern, letter: Path, tmp_path: Path) -> None:
    own = tmp_path / "tuning.toml"
    own.write_text('off = ["health"]\n[allow]\nphones = ["91234567"]\n')
    [entry] = json.loads(ordvern("scan", "--tuning", own, "--format", "json", letter).out)
    kinds = {found["category"] for found in entry["findings"]}
    assert "person_name" in kinds
    assert not kinds & {"health", "phone"}
    assert entry["sensitive"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("--explain", "--format", "csv"),
        ("--show", "--format", "sarif"),
        ("--show", "--resume", "state.jsonl"),
    ],
)
def test_options_that_do_not_go_together(
    ordvern: Ordvern, letter: Path, wrong: tuple[str, ...]
) -> None:
    answer = ordvern("scan", *wrong, letter)
    assert (answer.status, answer.out) == (2, "")
    assert not Path("state.jsonl").exists()


def test_a_tuning_of_documents_as_lines(ordvern: Ordvern, tmp_path: Path) -> None:
    own, lines = tmp_path / "tuning.toml", tmp_path / "documents.jsonl"
    own.write_text('[allow]\nnames = ["Kari Nordlund"]\n')
    lines.write_text('{"id": "a", "text": "Kontakt: Kari Nordlund"}\n')
    assert ordvern("scan", "--jsonl", lines).status == 1
    assert ordvern("scan", "--jsonl", lines, "--tuning", own).status == 0
