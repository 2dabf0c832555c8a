"""The guard on connections: this machine and declared hosts, in the server and the worker."""

import subprocess
import sys
from pathlib import Path

import pytest

from .test_serve import environment

TRY = """
import os, socket, sys
import django
from ordvern.project import {module} as started
from ordvern.project.egress import shut
if {module!r} == "worker":
    django.setup()
    started.guard()
def go(what, *arguments):
    try:
        what(*arguments)
    except PermissionError as refused:
        return type(refused).__name__
    except OSError:
        return "tried"
    return "done"
def connect(host):
    with socket.socket() as one:
        one.settimeout(0.2)
        one.connect((host, 9))
def send(host):
    with socket.socket(type=socket.SOCK_DGRAM) as one:
        one.sendto(b"x", (host, 9))
def look_up(host):
    socket.getaddrinfo(host, 9)
ways = {{"connect": connect, "send": send, "look up": look_up}}
for what, host in {tries!r}:
    print(go(ways[what], host))
"""


def tried(home: Path, module: str, *tries: tuple[str, str], **more: str) -> list[str]:
    """What became of each try in a process that has started as `module` does."""
    code = TRY.format(module=module, tries=list(tries))
    env = environment(home, ORDVERN_SECRET_KEY="x" * 50, **more)
    run = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-1000:]
    return run.stdout.split()


@pytest.mark.parametrize("module", ["wsgi", "worker"])
def test_elsewhere_is_refused(tmp_path: Path, module: str) -> None:
    """192.0.2.0/24 and .invalid belong to nobody (RFC 5737, RFC 2606)."""
    found = tried(
        tmp_path,
        module,
        ("connect", "192.0.2.7"),
        ("send", "192.0.2.7"),
        ("look up", "statistics.invalid"),
        ("connect", "2001:db8::7"),
        ("connect", "127.0.0.1"),
        ("look up", "localhost"),
    )

    assert found[:3] == ["NotDeclared"] * 3
    assert found[4:] == ["tried", "done"]


def test_a_declared_host_is_reached(tmp_path: Path) -> None:
    """A mail server by its address, and a gateway; others stay shut."""
    found = tried(
        tmp_path,
        "wsgi",
        ("connect", "192.0.2.7"),
        ("connect", "192.0.2.8"),
        ("connect", "192.0.2.9"),
        ORDVERN_SMTP_HOST="192.0.2.7",
        ORDVERN_OPERATORS="mail=Nord Post AS",
        ORDVERN_EGRESS_HOSTS="192.0.2.8",
    )

    assert found == ["tried", "tried", "NotDeclared"]


def test_a_server_whose_mail_nobody_answers_for_does_not_start(tmp_path: Path) -> None:
    env = environment(tmp_path, ORDVERN_SECRET_KEY="x" * 50, ORDVERN_SMTP_HOST="post.invalid")
    run = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "python:ordvern.project.serve"],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode != 0
    assert "ORDVERN_OPERATORS" in run.stdout + run.stderr
