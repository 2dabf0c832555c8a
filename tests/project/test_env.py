"""Readers of the environment: what they accept, and that they refuse without quoting a secret."""

from pathlib import Path

import pytest

from ordvern.project.env import (
    Misconfigured,
    database,
    envbool,
    envcountries,
    envint,
    envlist,
    envpath,
    envsecret,
)


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("Yes", True), ("off", False)])
def test_bool_reads_words(monkeypatch: pytest.MonkeyPatch, value: str, *, expected: bool) -> None:
    monkeypatch.setenv("X", value)

    assert envbool("X", default=not expected) is expected


def test_bool_refuses_another_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "perhaps")

    with pytest.raises(Misconfigured, match="X must be one of"):
        envbool("X", default=True)


@pytest.mark.parametrize("value", ["-1", "two", "1.5", "0", "²"])
def test_int_refuses_what_is_no_number_or_too_small(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("X", value)

    with pytest.raises(Misconfigured):
        envint("X", 5, least=1)


def test_empty_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", " ")

    assert envint("X", 5) == 5
    assert envbool("X", default=True)
    assert envlist("X", ("a",)) == ["a"]


def test_path_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("X", "data")

    assert envpath("X", Path("other")) == tmp_path / "data"


def test_secret_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("hush\n")
    monkeypatch.setenv("X_FILE", str(tmp_path / "key"))

    assert envsecret("X") == "hush"


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff\xfe"])
def test_secret_file_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    monkeypatch.setenv("X_FILE", str(tmp_path / "key"))

    with pytest.raises(Misconfigured, match="X_FILE"):
        envsecret("X")


def test_two_secrets_are_one_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "hush-a")
    monkeypatch.setenv("X_FILE", "hush-b")

    with pytest.raises(Misconfigured) as raised:
        envsecret("X")

    assert "hush" not in str(raised.value)


def test_secret_has_a_default_file(tmp_path: Path) -> None:
    assert envsecret("UNSET", file=tmp_path / "key") == ""

    (tmp_path / "key").write_text("hush")

    assert envsecret("UNSET", file=tmp_path / "key") == "hush"


def test_countries_for_one_store_or_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "SE, mail=de")

    assert envcountries("X", ("files", "mail"), "NO") == {"files": "SE", "mail": "DE"}


@pytest.mark.parametrize("value", ["Norway", "fils=NO", "files=", "N1"])
def test_countries_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("X", value)

    with pytest.raises(Misconfigured):
        envcountries("X", ("files",), "NO")


def test_postgresql_address() -> None:
    found = database(
        "postgresql://kari:p%40ss@db.example:5433/ord?sslmode=require", sqlite_options={}
    )

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("ord", "kari", "p@ss")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_postgresql_socket() -> None:
    found = database("postgresql:///ord?host=/run/pg&port=6000", sqlite_options={})

    assert (found["HOST"], found["PORT"], found["OPTIONS"]) == ("/run/pg", "6000", {})


def test_sqlite_address() -> None:
    found = database("sqlite:////srv/a.db", sqlite_options={"timeout": 20})

    assert (found["NAME"], found["OPTIONS"]) == ("/srv/a.db", {"timeout": 20})


@pytest.mark.parametrize("url", ["mysql://kari:hush@x/y", "postgresql://kari:hush@x/", "hush", ""])
def test_another_database_is_refused_without_quoting_it(url: str) -> None:
    with pytest.raises(Misconfigured) as raised:
        database(url, sqlite_options={})

    assert "hush" not in str(raised.value)
