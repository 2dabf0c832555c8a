"""What a child in the cage tries in vain. Each attempt is made by a real, confined process."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ATTEMPTS = {
    "read a file of others": "open(target).read()",
    "read a file by a bare system call": "os.open(target, os.O_RDONLY)",
    "list a folder of others": "os.listdir(os.path.dirname(target))",
    "write a file": "open(target, 'w')",
    "write by a bare system call": "libc.creat(target.encode(), 0o600) >= 0 or refuse()",
    "delete a file": "libc.unlink(target.encode()) == 0 or refuse()",
    "reach the network": "socket.create_connection(('127.0.0.1', 9), 1)",
    "open a socket by a bare system call": "libc.socket(2, 1, 0) >= 0 or refuse()",
    "start a program": "subprocess.run(['/bin/true'])",
    "start a program by a bare system call": "libc.execl(b'/bin/true', b'true', None) and refuse()",
    "fork": "os.fork()",
    "fork by a bare system call": "libc.fork() >= 0 or refuse()",
    "signal another process": "os.kill(os.getppid(), 0)",
    "signal by a bare system call": "libc.kill(os.getppid(), 0) == 0 or refuse()",
    "take two gigabytes": "bytearray(2 << 30)",
}
CHILD = """
import ctypes, json, os, socket, subprocess, sys
from ordvern.documents.cage import confine
from ordvern.documents.limits import Limits
libc = ctypes.CDLL(None)
target, attempts = sys.argv[1], json.loads(sys.argv[2])
class Refusal(Exception): pass
def refuse(): raise Refusal
used = confine.address_space()
layers = confine.keeper()
confine.child(Limits(), used=used)
succeeded = []
for name, attempt in attempts.items():
    try:
        exec(attempt)
        succeeded.append(name)
    except BaseException as refusal:
        pass
import xml.dom.minidom  # Python's own files can still be read
sys.stdout.write(json.dumps({"layers": layers, "succeeded": succeeded}))
sys.stdout.flush()
os._exit(0)
"""


@cache
def outcome(target: Path) -> dict[str, Any]:
    """Which attempts a confined process brought off, and which layers the kernel granted."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", CHILD, str(target), json.dumps(ATTEMPTS)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("others") / "secret"
    target.write_text("Ola Nordmann")
    return target


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_the_child_cannot(attempt: str, others: Path) -> None:
    result = outcome(others)
    if attempt.startswith(("read", "list")) and not result["layers"]["only_python_files"]:
        pytest.skip("this kernel has no Landlock, so that other files can be read")

    assert attempt not in result["succeeded"]


def test_what_lay_there_still_does(others: Path) -> None:
    outcome(others)

    assert others.read_text() == "Ola Nordmann"
