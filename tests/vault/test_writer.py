"""A file written by chunks appears whole under its name, or nothing of it stays."""

import errno
import gc
import io
import os
import time
import tracemalloc
from pathlib import Path

import pytest

from ordvern.vault import FolderId, Vault, durable


def left_of(vault: Vault, folder: FolderId) -> list[Path]:
    return list((vault.files / folder).iterdir())


def store(vault: Vault, folder: FolderId, way: str) -> None:
    if way == "put":
        vault.put(folder, io.BytesIO(bytes(4_000_000)))
    with vault.writer(folder) as writer:
        for _ in range(40):
            writer.write(bytes(100_000))
        writer.commit()


class Broken(io.BytesIO):
    """An upload whose line breaks in the middle."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 2_000_000:
            raise ConnectionResetError
        return super().read(size)


def test_chunks_of_any_size(vault: Vault, folder: FolderId) -> None:
    chunks = [b"", b"a", b"b" * 100_000, b"", bytearray(b"c" * 3_000_000), memoryview(b"d")]
    with vault.writer(folder) as writer:
        for chunk in chunks:
            assert writer.write(chunk) == len(chunk)
        stored = writer.commit()
    assert vault.open(folder, stored.id).read() == b"".join(chunks)


def test_a_buffer_may_be_used_again(vault: Vault, folder: FolderId) -> None:
    buffer = bytearray(b"first")
    writer = vault.writer(folder)
    writer.write(buffer)
    buffer[:] = b"other"
    assert vault.open(folder, writer.commit().id).read() == b"first"


@pytest.mark.parametrize("size", [0, 10, 5_000_000])
def test_without_commit_nothing_stays(vault: Vault, folder: FolderId, size: int) -> None:
    with vault.writer(folder) as writer:
        writer.write(bytes(size))
    assert left_of(vault, folder) == []


def test_a_forgotten_writer_cleans_up(vault: Vault, folder: FolderId) -> None:
    vault.writer(folder).write(b"x" * 3_000_000)
    gc.collect()
    assert left_of(vault, folder) == []


def test_after_the_end_nothing_more(vault: Vault, folder: FolderId) -> None:
    writer = vault.writer(folder)
    writer.commit()
    writer.abort()
    with pytest.raises(Exception, match="committed or given up"):
        writer.write(b"x")
    with pytest.raises(Exception, match="committed or given up"):
        writer.commit()
    assert len(left_of(vault, folder)) == 1


def test_a_broken_source_leaves_nothing(vault: Vault, folder: FolderId) -> None:
    with pytest.raises(ConnectionResetError):
        vault.put(folder, Broken(bytes(5_000_000)))
    assert left_of(vault, folder) == []


@pytest.mark.parametrize("fails_at", [1, 2, 4, 6])
@pytest.mark.parametrize("way", ["put", "writer"])
def test_a_full_disk_leaves_nothing(
    vault: Vault, folder: FolderId, monkeypatch: pytest.MonkeyPatch, way: str, fails_at: int
) -> None:
    calls = iter(range(1, 1_000))

    def write(descriptor: int, content: memoryview) -> int:
        if next(calls) >= fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, content[:300_000])

    real = os.write
    monkeypatch.setattr(durable.os, "write", write)
    with pytest.raises(OSError, match="No space") as caught:
        store(vault, folder, way)
    assert caught.value.errno == errno.ENOSPC
    assert left_of(vault, folder) == []


def test_short_writes_of_the_system_are_completed(
    vault: Vault, folder: FolderId, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(durable.os, "write", lambda fd, content: real(fd, content[:4_001]))
    stored = vault.put(folder, io.BytesIO(b"abc" * 100_000))
    assert vault.open(folder, stored.id).read() == b"abc" * 100_000


def test_shredding_needs_no_space(
    vault: Vault, folder: FolderId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk still takes bytes over bytes that are there, but no new file."""

    def no_space(path: Path) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(durable, "create", no_space)
    with pytest.raises(OSError, match="No space"):
        vault.put(folder, io.BytesIO(b"x"))
    vault.shred(folder)
    assert not vault.is_readable(folder)


def test_memory_stays_flat(vault: Vault, folder: FolderId) -> None:
    """Whoever is faster waits: the writer for the disk, the decryption for a slow reader."""
    tracemalloc.start()
    with vault.writer(folder) as writer:
        for _ in range(64):
            writer.write(os.urandom(1 << 20))
        blob = writer.commit().id
    with vault.open(folder, blob) as file:
        while file.read(1 << 20):
            time.sleep(0.005)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 16 << 20
