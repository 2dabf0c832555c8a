"""Reads a tuning from a TOML file, and says in plain words what is wrong with one."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ordvern.detection import Tuning
from ordvern.text import Category

from .complaints import Complaint, plain_name

ALLOW = {
    "names": Category.PERSON_NAME,
    "addresses": Category.POSTAL_ADDRESS,
    "emails": Category.EMAIL,
    "phones": Category.PHONE,
}
TABLES = ("allow", "thresholds", "off")


def tuning_from(path: Path) -> Tuning:
    """The tuning that a file holds. Raises Complaint; its words are never those of the file's
    values, which may be names."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        _require(content, TABLES, "the file")
        allow = _table(content, "allow")
        _require(allow, ALLOW, "[allow]")
        return Tuning.of(
            allowed={
                ALLOW[name]: _texts(values, f"allow.{name}") for name, values in allow.items()
            },
            thresholds={
                _category(name): _number(value, name)
                for name, value in _table(content, "thresholds").items()
            },
            off=[_category(name) for name in _texts(content.get("off", []), "off")],
        )
    except tomllib.TOMLDecodeError as problem:
        where = str(problem).rpartition(" (")[2].rstrip(")")
        raise _complaint(path, f"it is no TOML ({where})") from None
    except UnicodeDecodeError:
        raise _complaint(path, "it is not UTF-8 text") from None
    except ValueError as problem:
        raise _complaint(path, str(problem)) from None


def _complaint(path: Path, wrong: str) -> Complaint:
    return Complaint(
        f"{plain_name(str(path))}: {wrong}.", "docs/how-to/tune-detection.md shows a whole file."
    )


def _require(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for name in table:
        if name not in known:
            raise ValueError(f"{where} has no {plain_name(name)!r}; known are {', '.join(known)}")


def _table(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise ValueError(f"[{name}] is no table")
    return table


def _texts(values: Any, name: str) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ValueError(f"{name} is no list of texts")
    return values


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"the threshold of {name} is no number")
    return float(value)


def _category(name: str) -> Category:
    try:
        return Category(name)
    except ValueError:
        raise ValueError(
            f"there is no category {plain_name(name)!r}; known are {', '.join(Category)}"
        ) from None
