"""Hostile files through the web form and the command line: refused by name, or harmless."""

import csv
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.screening.models import Screening
from ordvern.documents import Reason
from tests.cast import work
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
HOSTILE = SHARED / "samples" / "hostile"
LISTENED_ON = 47811  # every link in the files points here
LONGEST = 30.0


def hostile_files() -> list[Path]:
    manifest = HOSTILE / "MANIFEST.tsv"
    if not manifest.exists():
        return []
    with manifest.open(encoding="utf-8") as rows:
        return [HOSTILE / row["path"] for row in csv.DictReader(rows, delimiter="\t")]


def one_of_each_kind() -> list[Path]:
    return list({path.parent.name: path for path in hostile_files()}.values())


class Listener:
    """Counts those who call at the address that all hostile links lead to."""

    def __init__(self) -> None:
        self._socket = self._listen()
        self._socket.settimeout(0)

    @staticmethod
    def _listen() -> socket.socket:
        """The port, when another test that listens there has given it back."""
        for _ in range(240):
            try:
                return socket.create_server(("127.0.0.1", LISTENED_ON))
            except OSError:
                time.sleep(0.5)
        raise AssertionError("the port is taken by somebody else")

    def calls(self) -> int:
        count = 0
        while True:
            try:
                self._socket.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


def send(client: Client, path: Path) -> bool:
    """Fill the form of the open site in, with this file; whether it was taken.

    The limit by address is lifted: strangers send few files, this test sends all of them.
    """
    cache.clear()
    answer = client.post(
        "/tilbud/",
        {
            "token": str(uuid.uuid4()),
            "files": SimpleUploadedFile(path.name, path.read_bytes()),
            "source_language": "nb",
            "target_language": "en",
            "kind": "person",
            "name": "Kari Lunde",
            "email": "kari@kunde.example",
            "declared": "on",
        },
    )
    if path.stat().st_size == 0:
        assert answer.status_code == 422, path.name  # told at once that it is empty
        return False
    assert answer.status_code == 302, path.name
    return True


def check(client: Client, path: Path) -> None:
    began = time.monotonic()
    if not send(client, path):
        return
    work()
    assert time.monotonic() - began < LONGEST, path.name
    order = Order.objects.latest("received_at")
    screening = Screening.objects.get(file__folder=order.folder)
    assert order.status == Status.AWAITING_DECISION, path.name
    assert screening.was_read or screening.reason in set(Reason), path.name
    assert client.get("/").status_code == 200


def inventory(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*")}


def run_through_the_form(
    client: Client, files: list[Path], listener: Listener, agency: Path
) -> None:
    for path in files:
        check(client, path)
    outside = {name.split("/")[0] for name in inventory(agency)}
    assert outside <= {"vault", "keys", "secrets", "pack.toml"}
    assert listener.calls() == 0


def test_one_of_each_kind_through_the_form(
    client: Client, agency: Path, listener: Listener
) -> None:
    run_through_the_form(client, one_of_each_kind(), listener, agency)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_every_one_through_the_form(client: Client, agency: Path, listener: Listener) -> None:
    run_through_the_form(client, hostile_files(), listener, agency)


@pytest.mark.nightly
@pytest.mark.timeout(3600)
def test_every_one_through_the_command_line(listener: Listener, tmp_path: Path) -> None:
    for path in hostile_files():
        done = subprocess.run(
            [sys.executable, "-m", "ordvern.cli", "scan", str(path)],
            capture_output=True,
            cwd=tmp_path,
            timeout=LONGEST,
            check=False,
        )
        assert done.returncode in (0, 1, 2), path.name
        assert b"Traceback" not in done.stderr, path.name
    assert list(tmp_path.iterdir()) == []
    assert listener.calls() == 0
