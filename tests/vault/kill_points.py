"""Kills itself, many times: each time a fresh process does one piece of work and dies in it.

``python -m tests.vault.kill_points HOME WAY ROUNDS SEED`` prints, for each round, one line of
JSON: the folder, what the work was, and whether it had said that it was done. The tests then look
at what is left in HOME. A process of its own, so that it may fork without threads beside it.
"""

import io
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from ordvern.vault import FolderId, KeyStore, MasterKey, Vault
from tests.vault.disk import watched

CONTENT = b"alive or gone " * 20_000


def put(vault: Vault, folder: FolderId) -> None:
    vault.put(folder, io.BytesIO(CONTENT))


def shred(vault: Vault, folder: FolderId) -> None:
    vault.shred(folder)


def shred_files_first(vault: Vault, folder: FolderId) -> None:
    """The naive order, as a control."""
    for path in (vault.files / folder).iterdir():
        path.unlink()
    vault.keys.destroy(folder)


WAYS: dict[str, Callable[[Vault, FolderId], None]] = {
    "put": put,
    "shred": shred,
    "shred_files_first": shred_files_first,
}


def run_once(work: Callable[[], None], dies_before_call: int) -> bool:
    """Do the work in a child that dies before its n-th call to the system; was it done?"""
    ours, theirs = os.pipe()
    if child := os.fork():
        os.close(theirs)
        os.waitpid(child, 0)
        said = os.read(ours, 1)
        os.close(ours)
        return said == b"d"
    calls = count(1)

    def before(*_: object) -> None:
        if next(calls) == dies_before_call:
            os.kill(os.getpid(), signal.SIGKILL)

    with watched(before, lambda *_: None):
        work()
    os.write(theirs, b"d")
    os._exit(0)


def main(home: Path, way: str, rounds: int, seed: int) -> None:
    vault = Vault(home / "files", KeyStore(home / "keys", MasterKey.load(home / "master.key")))
    dice = random.Random(seed)
    for number in range(1, rounds + 1):
        folder = vault.create()
        vault.put(folder, io.BytesIO(CONTENT))
        dies = number if rounds <= 30 else dice.randrange(1, 30)
        is_done = run_once(lambda: WAYS[way](vault, folder), dies)  # noqa: B023 - called at once
        print(json.dumps({"folder": folder, "done": is_done}), flush=True)  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
