"""The command line speaks the language of whoever asks: bokmål, nynorsk, or else English."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ordvern.cli.complaints import Complaint
from ordvern.cli.words import LOCALES, language
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]
TORN = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="nb"/><body><tu'
NAMES = ("LANG", "LC_MESSAGES", "LC_ALL", "LANGUAGE")

needs_catalogues = pytest.mark.skipif(
    not (LOCALES / "nb" / "LC_MESSAGES" / "cli.mo").exists(),
    reason="the catalogues are not compiled: scripts/compile_messages.py",
)


@pytest.mark.parametrize(
    ("values", "spoken"),
    [
        (("nb_NO.UTF-8",), "nb"),
        (("no_NO",), "nb"),
        (("nn_NO.UTF-8",), "nn"),
        (("sv_SE.UTF-8",), "en"),
        ((), "en"),
        (("nb_NO.UTF-8", "nn_NO.UTF-8"), "nn"),
        (("nb_NO.UTF-8", "", "en_GB.UTF-8"), "en"),
        (("en_GB.UTF-8", "", "", "sv:nn:nb"), "nn"),
        (("nb_NO.UTF-8", "", "C", "nb"), "en"),
    ],
)
def test_the_environment_tells_the_language(
    values: tuple[str, ...], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in zip(NAMES, values, strict=False):
        monkeypatch.setenv(name, value)

    assert language() == spoken


@needs_catalogues
@pytest.mark.parametrize(
    ("code", "words"), [("nb_NO.UTF-8", "finnes ikke."), ("nn_NO.UTF-8", "finst ikkje.")]
)
def test_a_missing_file_is_told_of_in_norwegian(
    ordvern: Ordvern, code: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", code)
    answer = ordvern("scan", "no/such.txt")

    assert answer.status == 2
    assert "Feil: Ugyldig verdi" in answer.err
    assert words in answer.err


@needs_catalogues
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nb_NO.UTF-8", "linje 2, kolonne 48: XML-en er ødelagt eller avkuttet. OUT ble ikke"),
        ("nn_NO.UTF-8", "linje 2, kolonne 48: XML-en er øydelagd eller avkutta. OUT vart ikkje"),
    ],
)
def test_a_broken_memory_is_told_of_with_its_place(
    ordvern: Ordvern, tmp_path: Path, code: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", code)
    source = tmp_path / "torn.tmx"
    source.write_text(TORN)
    answer = ordvern("memory", "clean", source, "-o", tmp_path / "out.tmx")

    assert answer.status == 2
    assert words in answer.err


@needs_catalogues
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nb_NO.UTF-8", ("personnavn", "fødselsdato", "helse", "2 filer:", "ingen personoppl")),
        ("nn_NO.UTF-8", ("personnamn", "identifiserast", "funne")),
    ],
)
def test_the_table_of_a_scan_is_in_norwegian(
    ordvern: Ordvern, letter: Path, harmless: Path, code: str, words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("LANG", code)
    answer = ordvern("scan", letter, harmless)

    assert answer.status == 1
    assert [each for each in words if each not in answer.out] == []


@needs_catalogues
@pytest.mark.parametrize(
    ("code", "made", "merged", "amiss"),
    [
        (
            "nb_NO.UTF-8",
            "1 segment i 1 enhet, 2 ord.",
            "0 enheter oversatt.",
            "ble stående i enhet",
        ),
        ("nn_NO.UTF-8", "1 segment i 1 eining, 2 ord.", "0 einingar omsette.", "ståande i eining"),
    ],
)
def test_a_translation_is_told_of_in_one_language(
    ordvern: Ordvern, tmp_path: Path, code: str, made: str, merged: str, amiss: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("LANG", code)
    source, sheet, out = (tmp_path / name for name in ("a.txt", "a.xlf", "b.txt"))
    source.write_text("Lukk porten.")
    told = ordvern("translate", "extract", source, "--from", "nb", "--to", "en", "-o", sheet)
    answer = ordvern("translate", "merge", source, sheet, "-o", out)

    assert told.out == f"{sheet}: {made}\n"
    assert answer.out == f"{out}: {merged}\n"
    assert amiss in answer.err


def test_what_machines_read_is_the_same_in_all_languages(
    ordvern: Ordvern, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []
    for code in ("en_GB.UTF-8", "nb_NO.UTF-8", "nn_NO.UTF-8"):
        monkeypatch.setenv("LANG", code)
        forms = ("json", "csv", "sarif")
        answers.append([ordvern("scan", "--explain", "--format", "json", letter)])
        answers[-1] += [ordvern("scan", "--format", form, letter) for form in forms]

    assert json.loads(answers[0][0].out)
    assert answers[0] == answers[1] == answers[2]


@needs_catalogues
def test_help_is_in_the_language_of_the_moment(
    ordvern: Ordvern, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    nynorsk = ordvern("scan", "--help").out
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    english = ordvern("scan", "--help").out

    assert "Bruk: ordvern scan" in nynorsk
    assert "ordvern scan --show letter.docx                  skriv òg orda" in nynorsk
    assert "--help                          Vis denne meldinga" in nynorsk
    assert "Usage: ordvern scan" in english
    assert "Find personal and sensitive data" in english


@needs_catalogues
def test_a_table_of_scores_is_in_norwegian(
    ordvern: Ordvern, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = tmp_path / "marked.jsonl"
    span = {"start": 0, "end": 4, "kind": "person_name"}
    marked.write_text(json.dumps({"id": "1", "text": "Kari Nordlund har astma.", "spans": [span]}))
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    told = ordvern("eval", marked).out

    assert told.startswith("1 dokument\n")
    assert "  identifikatorer: andel av tegnene som er funnet" in told
    assert "  dokumenter     " in told
    assert "    personnavn " in told


@needs_catalogues
def test_a_program_started_in_norwegian_says_all_of_it_so() -> None:
    """ "no", which gettext itself does not know, is bokmål for click's own words too."""
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run(
        [sys.executable, "-m", "ordvern.cli", "scan", "--nope"],
        capture_output=True, encoding="utf-8", env={**kept, "LANG": "no_NO.UTF-8"}, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "Feil:" in done.stderr
    assert "Bruk:" in done.stderr


def test_a_name_with_braces_is_a_name() -> None:
    complaint = Complaint("{file} exists.", "Use --force to overwrite it.", file="{0}{x}.txt")

    assert complaint.message == "{0}{x}.txt exists. Use --force to overwrite it."
