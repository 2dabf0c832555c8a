"""One changed bit anywhere, a cut, or something added: never read as if it were whole."""

import io
import random
from pathlib import Path

import pytest

from ordvern.vault import BlobId, FolderId, NotReadable, Vault

CONTENT = bytes(range(256)) * 800
FLIPS = [200, pytest.param(1_000, marks=pytest.mark.nightly)]


@pytest.fixture
def blob(vault: Vault, folder: FolderId) -> BlobId:
    return vault.put(folder, io.BytesIO(CONTENT)).id


@pytest.fixture
def path(vault: Vault, folder: FolderId, blob: BlobId) -> Path:
    return vault.files / folder / f"{blob}.age"


def is_refused(vault: Vault, folder: FolderId, blob: BlobId) -> bool:
    try:
        with vault.open(folder, blob) as file:
            file.read()
    except NotReadable:
        return True
    return False


@pytest.mark.parametrize("flips", FLIPS)
def test_every_flipped_bit_is_seen(
    vault: Vault, folder: FolderId, blob: BlobId, path: Path, flips: int
) -> None:
    whole, dice = path.read_bytes(), random.Random(5)
    header = range(300 * 8)
    bits = [*dice.sample(header, flips // 2), *dice.choices(range(len(whole) * 8), k=flips // 2)]
    for bit in bits:
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        assert is_refused(vault, folder, blob), f"bit {bit}"
        assert [problem.blob for problem in vault.check().problems] == [blob]


@pytest.mark.parametrize("cut", [1, 16, 17, 65_552, 100_000, 131_104, 204_000])
def test_a_cut_end_is_seen(
    vault: Vault, folder: FolderId, blob: BlobId, path: Path, cut: int
) -> None:
    path.write_bytes(path.read_bytes()[:-cut])
    assert is_refused(vault, folder, blob)


def test_a_cut_between_two_blocks_is_seen(
    vault: Vault, folder: FolderId, blob: BlobId, path: Path
) -> None:
    """age encrypts blocks of 64 KiB + 16 bytes; a file that ends with one is not thereby whole."""
    whole = path.read_bytes()
    last = (len(CONTENT) + len(b"ordvern-blob 1 ") + 66) % 65_536 + 16
    path.write_bytes(whole[:-last])
    assert is_refused(vault, folder, blob)


@pytest.mark.parametrize("added", [b"\0", b"x" * 16, b"y" * 70_000])
def test_something_added_is_seen(
    vault: Vault, folder: FolderId, blob: BlobId, path: Path, added: bytes
) -> None:
    path.write_bytes(path.read_bytes() + added)
    assert is_refused(vault, folder, blob)


def test_an_empty_file_is_seen(vault: Vault, folder: FolderId, blob: BlobId, path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(NotReadable):
        vault.open(folder, blob)


def test_a_damaged_key_record_is_no_shredding(vault: Vault, folder: FolderId, blob: BlobId) -> None:
    record = vault.keys.path / f"{folder}.key"
    record.write_bytes(record.read_bytes()[:-1])
    with pytest.raises(NotReadable, match="key record is damaged"):
        vault.open(folder, blob)


def test_good_blocks_before_the_damage_are_given_out(vault: Vault, folder: FolderId) -> None:
    blob = vault.put(folder, io.BytesIO(bytes(4 << 20))).id
    path = vault.files / folder / f"{blob}.age"
    whole = bytearray(path.read_bytes())
    whole[-1] ^= 1
    path.write_bytes(whole)
    with vault.open(folder, blob) as file:
        assert file.read(1 << 20) == bytes(1 << 20)
        with pytest.raises(NotReadable):
            file.read()


def test_closing_early_ends_the_work(vault: Vault, folder: FolderId) -> None:
    blob = vault.put(folder, io.BytesIO(bytes(8 << 20))).id
    for _ in range(20):
        file = vault.open(folder, blob)
        file.read(10)
        file.close()
        file.close()
        with pytest.raises(ValueError, match="closed"):
            file.read(1)
