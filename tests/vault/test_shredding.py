"""A shredded folder is gone for good: for readers, writers, backups and whoever tries again."""

import io
import shutil

import pytest

from ordvern.vault import FolderId, Shredded, Vault


def test_nothing_of_it_can_be_read(vault: Vault, folder: FolderId) -> None:
    blob = vault.put(folder, io.BytesIO(b"x")).id
    vault.shred(folder)
    assert not vault.is_readable(folder)
    assert not (vault.files / folder).exists()
    with pytest.raises(Shredded):
        vault.open(folder, blob)
    with pytest.raises(Shredded):
        vault.put(folder, io.BytesIO(b"y"))


def test_the_key_record_is_overwritten_where_it_lies(vault: Vault, folder: FolderId) -> None:
    live = vault.keys.path / f"{folder}.key"
    record, inode = live.read_bytes(), live.stat().st_ino
    vault.shred(folder)
    gone = vault.keys.path / f"{folder}.shredded"
    assert gone.stat().st_ino == inode
    assert gone.read_bytes() == b"shredded\n".ljust(len(record), b"\0")


def test_may_be_repeated(vault: Vault, folder: FolderId) -> None:
    for _ in range(3):
        vault.shred(folder)
    assert list(vault.keys.folders()) == [(folder, False)]


def test_other_folders_live_on(vault: Vault, folder: FolderId) -> None:
    other = vault.create()
    blob = vault.put(other, io.BytesIO(b"x")).id
    vault.shred(folder)
    assert vault.open(other, blob).read() == b"x"


def test_a_restored_file_backup_stays_noise(vault: Vault, folder: FolderId) -> None:
    blob = vault.put(folder, io.BytesIO(b"x")).id
    backup = vault.files.with_name("backup")
    shutil.copytree(vault.files, backup)
    vault.shred(folder)
    shutil.copytree(backup, vault.files, dirs_exist_ok=True)
    with pytest.raises(Shredded):
        vault.open(folder, blob)
    assert vault.sweep() == 1
    assert not (vault.files / folder).exists()


def test_a_key_brought_back_stays_dead(vault: Vault, folder: FolderId) -> None:
    live = vault.keys.path / f"{folder}.key"
    record = live.read_bytes()
    vault.shred(folder)
    live.write_bytes(record)
    assert not vault.is_readable(folder)
    assert list(vault.keys.folders()) == [(folder, False)]
    vault.shred(folder)
    assert not live.exists()


def test_the_register_of_erasures_can_be_played_back(vault: Vault) -> None:
    """After old keys were restored: also for a folder of which nothing at all came back."""
    folder = FolderId("0" * 32)
    vault.shred(folder)
    with pytest.raises(Shredded):
        vault.put(folder, io.BytesIO(b"x"))


def test_an_open_stream_does_not_outlive_it(vault: Vault, folder: FolderId) -> None:
    blob = vault.put(folder, io.BytesIO(bytes(8 << 20))).id
    with vault.open(folder, blob) as file:
        file.read(1000)
        vault.shred(folder)
        with pytest.raises(Shredded):
            file.read()


def test_a_writer_does_not_outlive_it(vault: Vault, folder: FolderId) -> None:
    with vault.writer(folder) as writer:
        writer.write(b"x")
        vault.shred(folder)
        with pytest.raises(Shredded):
            writer.commit()
    assert not (vault.files / folder).exists()


def test_a_blob_named_after_the_key_went_is_taken_away(vault: Vault, folder: FolderId) -> None:
    """The key is destroyed, but the directory not yet removed, when the writer commits."""
    with vault.writer(folder) as writer:
        writer.write(b"x")
        vault.keys.destroy(folder)
        with pytest.raises(Shredded):
            writer.commit()
    assert not list((vault.files / folder).iterdir())


def test_sweep_ends_what_was_broken_off(vault: Vault, folder: FolderId) -> None:
    vault.put(folder, io.BytesIO(b"x"))
    vault.keys.destroy(folder)
    assert vault.sweep() == 1
    assert vault.sweep() == 0
    assert not (vault.files / folder).exists()
