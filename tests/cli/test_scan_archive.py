"""A long scan: on several processes, left and taken up again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import HARMLESS, LETTER, WORDS, Answer

Ordvern = Callable[..., Answer]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(6):
        (folder / f"Kari Nordlund {number}.txt").write_text(LETTER if number % 2 else HARMLESS)
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state.jsonl"


def test_workers_answer_as_one_process_does(ordvern: Ordvern, archive: Path) -> None:
    alone = ordvern("scan", "--format", "json", "--explain", archive)
    shared = ordvern("scan", "--format", "json", "--explain", "--workers", 2, archive)
    assert (shared.status, json.loads(shared.out)) == (1, json.loads(alone.out))


def test_the_second_scan_gives_the_whole_answer_from_the_state(
    ordvern: Ordvern, archive: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("scan", "--explain", "--format", "json", "--resume", state, archive)
    first = ordvern(*call)
    monkeypatch.setattr("ordvern.cli.scanning.look_at", None)
    second = ordvern(*call)
    assert (second.status, second.out) == (first.status, first.out)


def test_the_state_holds_no_words_and_no_paths(
    ordvern: Ordvern, archive: Path, state: Path
) -> None:
    ordvern("scan", "--resume", state, archive)
    noted = state.read_text()
    assert len(noted.splitlines()) == 7
    assert not any(word in noted for word in (*WORDS, "Kari", "archive"))
    assert state.stat().st_mode & 0o077 == 0


def test_a_changed_file_is_looked_at_again(ordvern: Ordvern, archive: Path, state: Path) -> None:
    ordvern("scan", "--resume", state, archive)
    (archive / "Kari Nordlund 0.txt").write_text(LETTER + HARMLESS)
    out = ordvern("scan", "--resume", state, "--format", "json", archive).out
    assert json.loads(out)[0]["sensitive"] == ["health"]
    assert len(state.read_text().splitlines()) == 8


def test_a_torn_line_costs_one_file(ordvern: Ordvern, archive: Path, state: Path) -> None:
    whole = ordvern("scan", "--resume", state, archive).out
    lines = state.read_bytes()
    state.write_bytes(lines[:-40])
    assert ordvern("scan", "--resume", state, archive).out == whole
    assert state.read_bytes().startswith(lines[:-40] + b"\n")
    assert ordvern("scan", "--resume", state, archive).out == whole
    assert len(state.read_text().splitlines()) == 8


def test_what_could_not_be_read_just_now_is_tried_again(
    ordvern: Ordvern, archive: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("ordvern.cli.files.LARGEST", "no number")
        assert ordvern("scan", "--resume", state, archive).status == 2
    assert ordvern("scan", "--resume", state, archive).status == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"ordvern": "0", "options": ""}\n', "other options"),
        ("letter\n", "no state of a scan"),
        ("[]\n", "no state of a scan"),
    ],
)
def test_another_file_is_no_state(
    ordvern: Ordvern, archive: Path, state: Path, content: str, said: str
) -> None:
    state.write_text(content)
    answer = ordvern("scan", "--resume", state, archive)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert state.read_text() == content


def test_other_options_want_another_state(ordvern: Ordvern, archive: Path, state: Path) -> None:
    ordvern("scan", "--resume", state, archive)
    answer = ordvern("scan", "--resume", state, "--only", "special", archive)
    assert answer.status == 2
    assert "other options" in answer.err


def test_the_state_itself_is_not_scanned(ordvern: Ordvern, archive: Path) -> None:
    call = ("scan", "--format", "json", "--resume", archive / "state.jsonl", archive)
    assert len(json.loads(ordvern(*call).out)) == 6
    assert len(json.loads(ordvern(*call).out)) == 6


def _hear_interrupts() -> None:
    """What a shell starts in the background is deaf to Ctrl-C, and so is all below it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_a_state_to_go_on_from(ordvern: Ordvern, tmp_path: Path, state: Path) -> None:
    """A real Ctrl-C: the signal goes to the whole group of processes, as a terminal sends it."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(LETTER)
    command = [sys.executable, "-m", "ordvern.cli", "scan", "--workers", "2"]
    call = subprocess.Popen(
        [*command, "--resume", state, folder],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=_hear_interrupts,
    )  # fmt: skip
    assert call.stdout is not None
    call.stdout.readline()
    os.killpg(call.pid, signal.SIGINT)
    _, err = call.communicate(timeout=60)
    done = len(state.read_text().splitlines()) - 1
    assert call.returncode == 130
    assert b"Traceback" not in err
    assert 0 < done < 400
    found = json.loads(ordvern("scan", "--resume", state, "--format", "json", folder).out)
    assert [entry["sensitive"] for entry in found] == [["health"]] * 400
    assert len(state.read_text().splitlines()) == 401


def test_standard_input_is_read_by_itself(ordvern: Ordvern) -> None:
    answer = ordvern("scan", "--workers", 2, "-")
    assert answer.status == 2
    assert "standard input" in answer.err
