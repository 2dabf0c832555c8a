"""Typed readers of the environment that say plainly what is wrong and never what it holds."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})


class Misconfigured(Exception):
    """A setting from the environment cannot be used; the message names it, not its value."""


def envstr(name: str, default: str = "") -> str:
    """The text of a variable, without surrounding space; `default` if unset or empty."""
    return os.environ.get(name, "").strip() or default


def envbool(name: str, *, default: bool) -> bool:
    """A yes or a no; raises Misconfigured for anything else."""
    value = envstr(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise Misconfigured(f"{name} must be one of 1, true, yes, on, 0, false, no, off")
    return value in TRUE


def envint(name: str, default: int, *, least: int = 0) -> int:
    """A whole number no smaller than `least`; raises Misconfigured for anything else."""
    value = envstr(name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or int(value) < least:
        raise Misconfigured(f"{name} must be a whole number, {least} or more")
    return int(value)


def envlist(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Values parted by commas."""
    return [value.strip() for value in envstr(name).split(",") if value.strip()] or list(default)


def envpath(name: str, default: Path) -> Path:
    """A path, made absolute, so that a later change of folder does not move the data."""
    value = envstr(name)
    return (Path(value).expanduser() if value else default).absolute()


def envsecret(name: str, *, file: Path | None = None) -> str:
    """A secret from `name`, from the file that `name`_FILE names, or from `file` if it exists.

    Empty if there is none. Raises Misconfigured if both variables are set, or if the file that
    was asked for cannot be read or is empty.
    """
    named = envstr(f"{name}_FILE")
    if envstr(name) and named:
        raise Misconfigured(f"{name} and {name}_FILE are both set; keep one")
    if named:
        return _read_secret(f"{name}_FILE", Path(named))
    if envstr(name):
        return envstr(name)
    return _read_secret(name, file) if file is not None and file.exists() else ""


def _read_secret(name: str, path: Path) -> str:
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise Misconfigured(f"the file for {name} cannot be read") from None
    if not secret:
        raise Misconfigured(f"the file for {name} is empty")
    return secret


def envcountries(name: str, stores: tuple[str, ...], default: str) -> dict[str, str]:
    """The country (ISO 3166-1 alpha-2) each store is in: ``SE`` for all, or ``files=SE,mail=DE``.

    Raises Misconfigured for an unknown store or something that is not two letters.
    """
    countries = dict.fromkeys(stores, default)
    for part in envlist(name):
        store, separator, country = part.rpartition("=")
        if not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise Misconfigured(f"{name} must hold country codes of two letters")
        if separator and store not in stores:
            raise Misconfigured(f"{name} names a store that is none of {', '.join(stores)}")
        countries.update(dict.fromkeys((store,) if separator else stores, country.upper()))
    return countries


def envnames(name: str, stores: tuple[str, ...]) -> dict[str, str]:
    """A name for some of the stores: ``mail=Nord Post AS,backups=Sikker Drift AS``.

    Raises Misconfigured for an unknown store or one without a name.
    """
    names = {}
    for part in envlist(name):
        store, _separator, said = (each.strip() for each in part.partition("="))
        if store not in stores or not said:
            raise Misconfigured(f"{name} must hold names for {', '.join(stores)}")
        names[store] = said
    return names


def database(url: str, *, sqlite_options: dict[str, Any]) -> dict[str, Any]:
    """Django's settings for ``sqlite:///path`` or ``postgresql://user:password@host:port/name``.

    The words after ``?`` go to the driver (``sslmode=require``, ``host=/run/postgresql``).
    Raises Misconfigured for another kind of address.
    """
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme == "sqlite" and name:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": sqlite_options}
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise Misconfigured("DATABASE_URL must be postgresql://user:password@host:port/name")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": options.pop("port", "") or str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
