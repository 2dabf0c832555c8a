"""The master key is kept from others, and never shown."""

from pathlib import Path

import pytest

from ordvern.vault import KeyIsExposed, MasterKey, NoKey


def test_saved_and_loaded(tmp_path: Path) -> None:
    key, path = MasterKey.generate(), tmp_path / "master.key"
    key.save(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert str(MasterKey.load(path).identity) == str(key.identity)


def test_never_replaces_a_key(tmp_path: Path) -> None:
    MasterKey.generate().save(tmp_path / "master.key")
    with pytest.raises(FileExistsError):
        MasterKey.generate().save(tmp_path / "master.key")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o777])
def test_refuses_a_file_that_others_may_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "master.key"
    MasterKey.generate().save(path)
    path.chmod(mode)
    with pytest.raises(KeyIsExposed):
        MasterKey.load(path)


def test_takes_a_bare_secret_from_the_environment() -> None:
    key = MasterKey.generate()
    assert str(MasterKey.parse(str(key.identity)).identity) == str(key.identity)


@pytest.mark.parametrize(
    "text", ["", "# only a comment", "AGE-SECRET-KEY-1NOTAKEY", "AGE-SECRET-KEY-1A\n" * 2]
)
def test_refuses_what_is_no_key_without_repeating_it(text: str) -> None:
    with pytest.raises(NoKey) as caught:
        MasterKey.parse(text)
    assert "AGE-SECRET" not in str(caught.value)


def test_says_when_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NoKey, match="No such file"):
        MasterKey.load(tmp_path / "none")


def test_shows_nothing() -> None:
    assert repr(MasterKey.generate()) == "MasterKey()"
    assert "SECRET" not in f"{MasterKey.generate()}"
