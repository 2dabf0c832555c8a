"""The check names each thing that should not be, and nothing else."""

import io

import pytest

from ordvern.vault import BlobId, Expected, Fault, FolderId, Report, Stored, Vault


@pytest.fixture
def stored(vault: Vault, folder: FolderId) -> Stored:
    return vault.put(folder, io.BytesIO(b"x" * 100_000))


@pytest.fixture
def entry(folder: FolderId, stored: Stored) -> Expected:
    return Expected(folder, {stored.id: stored.cipher_sha256})


def faults(report: Report) -> list[tuple[Fault, str, str | None]]:
    return [(problem.fault, problem.folder, problem.blob) for problem in report.problems]


def held_against(vault: Vault, *register: Expected) -> list[tuple[Fault, str, str | None]]:
    return faults(vault.check(register, settled_after=0))


def test_all_is_well(vault: Vault, entry: Expected) -> None:
    gone = vault.create()
    vault.shred(gone)
    report = vault.check([entry, Expected(gone, is_shredded=True)], settled_after=0)
    assert (report.problems, report.folders, report.blobs) == ((), 2, 1)
    assert report.size > 100_000
    without_register = vault.check(settled_after=0)
    assert (without_register.problems, without_register.size) == ((), report.size)


def test_bit_rot(vault: Vault, folder: FolderId, stored: Stored, entry: Expected) -> None:
    path = vault.files / folder / f"{stored.id}.age"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert held_against(vault, entry) == [(Fault.DAMAGED, folder, stored.id)]
    assert faults(vault.check()) == [(Fault.DAMAGED, folder, stored.id)]


def test_missing(vault: Vault, folder: FolderId, stored: Stored, entry: Expected) -> None:
    vault.discard(folder, stored.id)
    assert held_against(vault, entry) == [(Fault.MISSING, folder, stored.id)]


def test_strays(vault: Vault, folder: FolderId, stored: Stored) -> None:
    other = vault.create()
    assert held_against(vault, Expected(folder)) == [
        (Fault.UNKNOWN_BLOB, folder, stored.id),
        (Fault.UNKNOWN_FOLDER, other, None),
    ]


def test_what_is_being_stored_is_no_stray(vault: Vault, stored: Stored) -> None:
    assert vault.check([]).problems == ()


def test_a_directory_without_any_key(vault: Vault, folder: FolderId) -> None:
    stray = FolderId("0" * 32)
    (vault.files / stray).mkdir()
    assert held_against(vault, Expected(folder)) == [(Fault.UNKNOWN_FOLDER, stray, None)]
    assert faults(vault.check()) == [(Fault.KEY_GONE, stray, None)]


def test_life_after_shredding(vault: Vault, folder: FolderId, stored: Stored) -> None:
    """What a restored backup of keys brings."""
    entry = Expected(folder, is_shredded=True)
    assert held_against(vault, entry) == [(Fault.STILL_READABLE, folder, None)]
    vault.shred(folder)
    assert held_against(vault, entry) == []


def test_remains(vault: Vault, folder: FolderId, stored: Stored) -> None:
    vault.keys.destroy(folder)
    remains = [(Fault.REMAINS, folder, None)]
    assert held_against(vault, Expected(folder, is_shredded=True)) == remains
    assert faults(vault.check()) == remains


def test_a_key_that_is_gone(vault: Vault, folder: FolderId, entry: Expected) -> None:
    (vault.keys.path / f"{folder}.key").unlink()
    assert held_against(vault, entry) == [(Fault.KEY_GONE, folder, None)]


def test_a_key_that_is_damaged(vault: Vault, folder: FolderId, entry: Expected) -> None:
    (vault.keys.path / f"{folder}.key").write_bytes(b"age-encryption.org/v1\n")
    assert held_against(vault, entry) == [(Fault.KEY_DAMAGED, folder, None)]
    assert faults(vault.check()) == [(Fault.KEY_DAMAGED, folder, None)]


def test_unfinished(vault: Vault, folder: FolderId) -> None:
    part = vault.files / folder / f".{'0' * 32}.age.part"
    part.write_bytes(b"")
    assert held_against(vault, Expected(folder)) == [(Fault.UNFINISHED, folder, None)]
    assert vault.check([Expected(folder)]).problems == ()
    assert vault.sweep() == 0
    assert vault.sweep(unfinished_after=0) == 1
    assert held_against(vault, Expected(folder)) == []


def test_an_empty_vault(vault: Vault) -> None:
    assert vault.check() == Report(0, 0, 0, ())
    assert vault.check([Expected(FolderId("1" * 32), {BlobId("2" * 32): ""})]).problems
