"""Measures the vault beside bare age (pyrage), in one run, and writes docs/vault.md's table.

    python bench/vault.py [--megabytes 256] [--rounds 5]

Every way of storing writes to a new file and syncs it. "age and two digests" does by hand what
`put` must do besides encrypting: SHA-256 of what went in and of what lies on the disk.
The best of the rounds counts, because the other ones measure the machine's other work.
"""

import argparse
import hashlib
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyrage

from ordvern.vault import BlobId, FolderId, KeyStore, MasterKey, Vault

MEGABYTE = 1_000_000
BLOCK = 1 << 20
ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results" / "vault.json"
PAGE = ROOT / "docs" / "vault.md"


class Bare:
    """age alone, as anybody would call it, between two files."""

    def __init__(self, home: Path) -> None:
        self.identity = pyrage.x25519.Identity.generate()
        self.target = home / "bare.age"

    def encrypt(self, source: Path) -> None:
        self.target.unlink(missing_ok=True)
        with source.open("rb") as plain, self.target.open("xb") as cipher:
            pyrage.encrypt_io(plain, cipher, [self.identity.to_public()])
            cipher.flush()
            os.fsync(cipher.fileno())

    def encrypt_and_digest(self, source: Path) -> None:
        self.target.unlink(missing_ok=True)
        with source.open("rb") as plain, self.target.open("xb") as cipher:
            reading, writing = Digesting(plain), Digesting(cipher)
            pyrage.encrypt_io(reading, writing, [self.identity.to_public()])
            cipher.flush()
            os.fsync(cipher.fileno())

    def decrypt(self) -> None:
        with self.target.open("rb") as cipher, Path(os.devnull).open("wb") as plain:
            pyrage.decrypt_io(cipher, plain, [self.identity])


class Digesting:
    def __init__(self, file: object) -> None:
        self.file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        content = self.file.read(size)
        self.sha256.update(content)
        return content

    def write(self, content: bytes) -> int:
        self.sha256.update(content)
        return self.file.write(content)

    def flush(self) -> None:
        self.file.flush()


def a_vault(home: Path) -> Vault:
    return Vault(home / "files", KeyStore(home / "keys", MasterKey.generate()))


def store(vault: Vault, folder: FolderId, source: Path) -> BlobId:
    with source.open("rb") as plain:
        return vault.put(folder, plain).id


def read(vault: Vault, folder: FolderId, blob: BlobId) -> None:
    with vault.open(folder, blob) as file, Path(os.devnull).open("wb") as target:
        while block := file.read(BLOCK):
            target.write(block)


def per_second(work: Callable[[], object], amount: float) -> tuple[float, float]:
    """`amount` per second of wall time, and of this process's CPU time."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return amount / (time.perf_counter() - wall), amount / (time.process_time() - cpu)


def one_round(home: Path, source: Path, size: float) -> dict[str, tuple[float, float]]:
    bare, vault = Bare(home), a_vault(home)
    folder = vault.create()
    with_digests = per_second(lambda: bare.encrypt_and_digest(source), size)
    found = {
        "age, storing": per_second(lambda: bare.encrypt(source), size),
        "age and two digests, storing": with_digests,
        "vault, put": per_second(lambda: store(vault, folder, source), size),
        "age, reading": per_second(bare.decrypt, size),
    }
    blob = BlobId(next((vault.files / folder).iterdir()).stem)
    found["vault, open"] = per_second(lambda: read(vault, folder, blob), size)
    vault.shred(folder)
    return found


def best(rounds: list[dict[str, tuple[float, float]]]) -> dict[str, dict[str, float]]:
    return {
        name: {
            "MB_per_s": round(max(each[name][0] for each in rounds), 1),
            "MB_per_cpu_s": round(max(each[name][1] for each in rounds), 1),
        }
        for name in rounds[0]
    }


def small_files(home: Path, count: int = 300) -> dict[str, float]:
    """Files of 20 kB a second, each stored durably, each read whole."""
    vault, source = a_vault(home), home / "small"
    source.write_bytes(os.urandom(20_000))
    folder, bare = vault.create(), Bare(home)
    blobs: list[BlobId] = []
    found = {
        "age, storing": per_second(lambda: [bare.encrypt(source) for _ in range(count)], count),
        "vault, put": per_second(
            lambda: blobs.extend(store(vault, folder, source) for _ in range(count)), count
        ),
        "age, reading": per_second(lambda: [bare.decrypt() for _ in range(count)], count),
        "vault, open": per_second(lambda: [read(vault, folder, blob) for blob in blobs], count),
    }
    vault.shred(folder)
    return {name: round(wall, 1) for name, (wall, _) in found.items()}


def peak_memory(megabytes: int) -> int:
    """Peak resident kB of a fresh process that stores and reads a file of that size."""
    command = [sys.executable, __file__, "--peak", str(megabytes)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def in_this_process(megabytes: int) -> int:
    with tempfile.TemporaryDirectory(dir=ROOT / "bench" / "results") as place:
        home = Path(place)
        source = random_file(home / "source", megabytes)
        vault = a_vault(home)
        folder = vault.create()
        read(vault, folder, store(vault, folder, source))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def random_file(path: Path, megabytes: int) -> Path:
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(os.urandom(MEGABYTE))
    return path


def measure(megabytes: int, rounds: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory(dir=ROOT / "bench" / "results") as place:
        home = Path(place)
        source = random_file(home / "source", megabytes)
        size = source.stat().st_size / MEGABYTE
        speeds = best([one_round(home, source, size) for _ in range(rounds)])
        files = small_files(home)
    return {
        "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
        "megabytes": megabytes,
        "rounds": rounds,
        "speeds": speeds,
        "files_of_20_kB_per_s": files,
        "peak_kB": {str(size): peak_memory(size) for size in (10, 1_000)},
    }


def table(result: dict) -> str:
    speeds = result["speeds"]
    rows = [
        f"| {name} | {speed['MB_per_s']:.0f} | {speed['MB_per_cpu_s']:.0f} "
        f"| {result['files_of_20_kB_per_s'].get(name, '')} |"
        for name, speed in speeds.items()
    ]
    head = "| way | MB/s | MB per CPU second | files of 20 kB/s |\n|---|---|---|---|"
    peaks = ", ".join(f"{size} MB: {kb / 1000:.0f} MB" for size, kb in result["peak_kB"].items())
    return "\n".join(
        [
            head,
            *rows,
            "",
            f"put / age: {ratio(speeds, 'vault, put', 'age, storing')}; "
            f"put / age and two digests: "
            f"{ratio(speeds, 'vault, put', 'age and two digests, storing')}; "
            f"open / age: {ratio(speeds, 'vault, open', 'age, reading')}.",
            f"Peak memory of a process that stores and reads a file of {peaks}.",
            f"Files of {result['megabytes']} MB, best of {result['rounds']} rounds, "
            f"{result['machine']['cores']} cores.",
        ]
    )


def ratio(speeds: dict, ours: str, theirs: str) -> str:
    return f"{speeds[ours]['MB_per_s'] / speeds[theirs]['MB_per_s']:.2f}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=int, default=256)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--peak", type=int, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    RESULTS.parent.mkdir(exist_ok=True)
    if given.peak:
        print(in_this_process(given.peak))
        return
    result = measure(given.megabytes, given.rounds)
    RESULTS.write_text(json.dumps(result, indent=2) + "\n")
    start, end = "<!-- measured -->", "<!-- /measured -->"
    before, _, rest = PAGE.read_text().partition(start)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{start}\n{table(result)}\n{end}{after}")
    print(table(result))


if __name__ == "__main__":
    main()
