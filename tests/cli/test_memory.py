"""`ordvern memory clean` writes the same file on one process, on several, and on a cluster."""

import errno
import json
import multiprocessing
import subprocess
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from ordvern.memory import Coded, cleaning
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.tmx import FOOTER, TmxReader, header, written
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]
NAME, MAIL = "Torgunn Kvalheim", "torgunn@example.org"
BATCH = 128


def tmx(entries: int) -> bytes:
    """Plain units, every tenth with a name and every seventeenth with a diagnosis."""
    units = []
    for n in range(entries):
        source, target = f"Trykk på knapp {n} to ganger.", f"Press button {n} twice."
        if n % 10 == 3:
            source, target = f"Kontakt {NAME} på {MAIL}.", f"Contact {NAME} at {MAIL}."
        if n % 17 == 5:
            source = f"Pasienten {NAME} har epilepsi."
            target = f"The patient {NAME} has epilepsy."
        variants = (Variant("nb", Coded(source)), Variant("en", Coded(target)))
        units.append(written(FileEntry(n, variants, "20240101")))
    return header("nb") + b"".join(units).replace(b"<tu ", b'<tu creationid="Ola" ') + FOOTER


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a small file is of several."""
    monkeypatch.setattr(cleaning, "BATCH", BATCH)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "old.tmx"
    file.write_bytes(tmx(3 * BATCH + 10))
    return file


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return tmp_path / "clean.tmx"


def test_what_may_stay_is_written(ordvern: Ordvern, old: Path, clean: Path, tmp_path: Path) -> None:
    answer = ordvern("memory", "clean", old, "-o", clean, "--report", tmp_path / "report.json")
    assert answer.status == 0
    content = clean.read_bytes()
    assert not [word for word in (NAME, MAIL, "Ola", "epilepsi") if word.encode() in content]
    assert "Contact ⟦P1⟧ at ⟦E1⟧.".encode() in content
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["entries"] == 3 * BATCH + 10
    assert report["kept"] == len(list(TmxReader(BytesIO(content))))
    assert {each["reason"] for each in report["kept_out"]} == {"sensitive"}
    assert report["left_behind"]["authors"] == report["entries"]
    assert NAME not in json.dumps(report) + answer.out
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "clean.tmx",
        "old.tmx",
        "report.json",
    ]


def test_names_may_keep_a_unit_out(ordvern: Ordvern, old: Path, clean: Path) -> None:
    assert ordvern("memory", "clean", old, "-o", clean, "--names", "keep-out").status == 0
    assert "⟦P1⟧".encode() not in clean.read_bytes()


def test_several_processes_write_the_same(ordvern: Ordvern, old: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.tmx", tmp_path / "two.tmx"
    assert ordvern("memory", "clean", old, "-o", one).status == 0
    assert ordvern("memory", "clean", old, "-o", two, "--workers", 2).status == 0
    assert one.read_bytes() == two.read_bytes()


def test_a_memory_cut_off_is_said_with_its_place(ordvern: Ordvern, old: Path, clean: Path) -> None:
    old.write_bytes(old.read_bytes()[:-40])
    answer = ordvern("memory", "clean", old, "-o", clean)
    assert answer.status == 2
    assert "line" in answer.err
    assert not clean.exists()


def test_a_run_goes_on_where_the_last_one_stopped(
    ordvern: Ordvern, old: Path, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ordvern.cli import clean_run

    whole = clean.with_name("whole.tmx")
    assert ordvern("memory", "clean", old, "-o", whole).status == 0
    notes = iter([None, None])
    note = clean_run._note

    def two_then_stop(*about: Any) -> None:
        next(notes)
        note(*about)

    with monkeypatch.context() as stopping:
        stopping.setattr(clean_run, "_note", two_then_stop)
        assert ordvern("memory", "clean", old, "-o", clean).status != 0
    assert not clean.exists()
    assert len(clean.with_name("clean.tmx.journal").read_bytes().splitlines()) == 3
    assert ordvern("memory", "clean", old, "-o", clean).status == 0
    assert clean.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize(
    ("stop", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (OSError(errno.ENOSPC, "No space left"), 2, "clean.tmx.part: No space left. Make room"),
    ],
    ids=["by the user", "by the disk"],
)
def test_what_is_cut_short_says_how_to_go_on(
    ordvern: Ordvern, old: Path, clean: Path, monkeypatch: pytest.MonkeyPatch,
    stop: BaseException, status: int, said: str,
) -> None:  # fmt: skip
    def stopped(*_about: Any) -> None:
        raise stop

    with monkeypatch.context() as stopping:
        stopping.setattr("ordvern.cli.clean_run._note", stopped)
        answer = ordvern("memory", "clean", old, "-o", clean)
    assert answer.status == status
    assert "the same command goes on" in answer.err
    assert said in answer.err
    assert ordvern("memory", "clean", old, "-o", clean).status == 0


def test_another_policy_does_not_go_on_with_it(ordvern: Ordvern, old: Path, clean: Path) -> None:
    clean.with_name("clean.tmx.journal").write_text('{"ordvern": "0", "asked": "x"}\n')
    answer = ordvern("memory", "clean", old, "-o", clean)
    assert (answer.status, "belongs to another" in answer.err) == (2, True)


@pytest.fixture
def cluster() -> "Iterator[object]":
    """Two worker processes of a real cluster on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as two:
        yield two


@pytest.mark.timeout(240)
@pytest.mark.filterwarnings("default")
def test_a_cluster_writes_the_same_also_if_a_worker_is_killed(
    ordvern: Ordvern, old: Path, tmp_path: Path, cluster: Any
) -> None:
    here, there = tmp_path / "here.tmx", tmp_path / "there.tmx"
    assert ordvern("memory", "clean", old, "-o", here).status == 0
    address = cluster.scheduler_address
    victim = next(iter(cluster.workers.values())).process.pid
    killer = subprocess.Popen(["sh", "-c", f"sleep 1.5; kill -KILL {victim}"])
    answer = ordvern(
        "memory", "clean", old, "-o", there, "--engine", "dask", "--scheduler", address
    )
    killer.wait()
    assert answer.status == 0, answer.err
    assert there.read_bytes() == here.read_bytes()


def test_no_scheduler_is_said(ordvern: Ordvern, old: Path, clean: Path) -> None:
    answer = ordvern("memory", "clean", old, "-o", clean, "--engine", "dask")
    assert (answer.status, "belong together" in answer.err) == (2, True)


def test_other_forms_are_cleaned_to_tmx(ordvern: Ordvern, clean: Path, tmp_path: Path) -> None:
    table = tmp_path / "old.csv"
    table.write_text(f"Åpne fila;Open the file\nKontakt {NAME}.;Contact {NAME}.\n")
    untold = ordvern("memory", "clean", table, "-o", clean)
    assert (untold.status, "--from" in untold.err) == (2, True)
    assert [each.name for each in tmp_path.iterdir()] == ["old.csv"]
    languages = ("--from", "nb", "--to", "en")
    assert ordvern("memory", "clean", table, "-o", clean, *languages).status == 0
    assert "<seg>Contact ⟦P1⟧.</seg>".encode() in clean.read_bytes()
    assert b'srclang="nb"' in clean.read_bytes()


def test_what_is_no_memory_leaves_nothing_behind(ordvern: Ordvern, tmp_path: Path) -> None:
    package = tmp_path / "job.sdlppx"
    package.write_bytes(b"PK\x03\x04")
    answer = ordvern("memory", "clean", package, "-o", tmp_path / "clean.tmx")
    assert (answer.status, "unpack it" in answer.err) == (2, True)
    assert [each.name for each in tmp_path.iterdir()] == ["job.sdlppx"]


def _kill_a_worker_once_begun(journal: Path) -> None:
    while not journal.exists() or journal.read_bytes().count(b"\n") < 2:
        time.sleep(0.01)
    multiprocessing.active_children()[0].kill()


@pytest.mark.timeout(120)
def test_a_killed_worker_is_said_and_gone_on_from(ordvern: Ordvern, tmp_path: Path) -> None:
    old, whole, clean = (tmp_path / name for name in ("old.tmx", "whole.tmx", "clean.tmx"))
    old.write_bytes(tmx(40 * BATCH))
    assert ordvern("memory", "clean", old, "-o", whole).status == 0
    journal = clean.with_name("clean.tmx.journal")
    killer = Thread(target=_kill_a_worker_once_begun, args=(journal,), daemon=True)
    killer.start()
    answer = ordvern("memory", "clean", old, "-o", clean, "--workers", 2)
    assert (answer.status, "died" in answer.err, clean.exists()) == (2, True, False)
    assert ordvern("memory", "clean", old, "-o", clean, "--workers", 2).status == 0
    assert clean.read_bytes() == whole.read_bytes()
