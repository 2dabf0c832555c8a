"""The server as it is really started: it answers, gives up on the stalled, and stops cleanly."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from .conftest import Tables

SOURCE = Path(__file__).resolve().parents[2] / "src"
SOON = 30.0


def environment(home: Path, **more: str) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "ordvern.project.settings",
        "PYTHONPATH": str(SOURCE),
        "ORDVERN_HOME": str(home),
        "ORDVERN_HTTPS": "0",
        **more,
    }


def command(*arguments: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments], env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, lay_tables: Tables) -> Path:
    """A new home after its first run, with an empty database."""
    home = tmp_path_factory.mktemp("home") / "var"
    for arguments in (
        ["-m", "ordvern.project.firstrun"],
        ["-m", "django", "migrate", "-v0"],
        ["-m", "django", "collectstatic", "-v0", "--noinput"],
    ):
        run = command(*arguments, env=environment(home))
        assert run.returncode == 0, run.stderr[-2000:]
        if "ordvern.project.firstrun" in arguments:
            lay_tables(home)
    return home


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[tuple[int, "subprocess.Popen[str]"]]:
    port = free_port()
    env = environment(home, ORDVERN_BIND=f"127.0.0.1:{port}", ORDVERN_STALLED_AFTER="1")
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:ordvern.project.serve"],
        env=env, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("Ordvern answers at")
    yield port, process
    process.kill()
    process.wait()
    process.stdout.close()


def test_it_answers(server: tuple[int, "subprocess.Popen[str]"]) -> None:
    connection = HTTPConnection("127.0.0.1", server[0], timeout=SOON)
    connection.request("GET", "/healthz")
    response = connection.getresponse()

    assert (response.status, response.read()) == (200, b"ok\n")
    connection.close()


@pytest.mark.parametrize(
    "begun",
    [
        b"GET /healthz HTTP/1.1\r\nHost: 127.0",
        b"POST /sprak/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
        b"Content-Length: 1000\r\n\r\nhalf",
    ],
)
def test_a_stalled_connection_is_given_up(
    server: tuple[int, "subprocess.Popen[str]"], begun: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", server[0]), timeout=SOON) as client:
        client.sendall(begun)
        answered = client.recv(65536)
        while answered and client.recv(65536):
            pass  # an answer may come first; then the connection is closed

    assert not answered.startswith(b"HTTP/1.1 2")


def test_home_is_ours_alone(home: Path) -> None:
    assert [home.joinpath(name).stat().st_mode & 0o777 for name in ("", "secrets", "keys")] == [
        0o700
    ] * 3
    for name in ("django.key", "master.key"):
        assert home.joinpath("secrets", name).stat().st_mode & 0o777 == 0o600


def test_first_run_replaces_nothing(home: Path) -> None:
    keys = [home / "secrets" / name for name in ("django.key", "master.key")]
    before = [key.read_bytes() for key in keys]

    assert command("-m", "ordvern.project.firstrun", env=environment(home)).returncode == 0
    assert [key.read_bytes() for key in keys] == before


def test_a_lost_master_key_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / ("0a" * 16)).write_bytes(b"wrapped")

    run = command("-m", "ordvern.project.firstrun", env=environment(tmp_path))

    assert run.returncode == 1
    assert "no master key" in run.stderr
    assert not (tmp_path / "secrets" / "master.key").exists()


def test_no_start_without_a_secret(tmp_path: Path) -> None:
    env = environment(tmp_path, ORDVERN_BIND="127.0.0.1:0")

    run = command("-m", "gunicorn", "-c", "python:ordvern.project.serve", env=env)

    assert run.returncode != 0
    assert "ordvern.project.firstrun" in run.stderr


def test_it_stops_when_told(home: Path) -> None:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:ordvern.project.serve"],
        env=environment(home, ORDVERN_BIND=f"127.0.0.1:{port}"),
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.kill(process.pid, signal.SIGTERM)

    assert process.wait(timeout=60) == 0
    process.stdout.close()


def test_a_bad_setting_is_named(tmp_path: Path) -> None:
    env = environment(tmp_path, ORDVERN_THREADS="many")

    run = command("-m", "gunicorn", "-c", "python:ordvern.project.serve", env=env)

    assert run.returncode != 0
    assert "ORDVERN_THREADS must be a whole number" in run.stderr
