"""Reads a tuning from a TOML file, and says in plain words what is wrong with one."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ordvern.detection import Tuning
from ordvern.text import Category

from .complaints import Complaint, plain_name
from .words import _

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
        _require(content, TABLES, _("the file"))
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
        raise _complaint(path, _("it is no TOML ({where})").format(where=where)) from None
    except UnicodeDecodeError:
        raise _complaint(path, _("it is not UTF-8 text")) from None
    except ValueError as problem:
        raise _complaint(path, str(problem)) from None


def _complaint(path: Path, wrong: str) -> Complaint:
    return Complaint(
        "{file}: {wrong}.",
        "docs/how-to/tune-detection.md shows a whole file.",
        file=plain_name(str(path)),
        wrong=wrong,
    )


def _require(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for name in table:
        if name not in known:
            raise ValueError(
                _("{where} has no {name!r}; known are {known}").format(
                    where=where, name=plain_name(name), known=", ".join(known)
                )
            )


def _table(content: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise ValueError(_("[{name}] is no table").format(name=name))
    return table


def _texts(values: Any, name: str) -> list[str]:
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ValueError(_("{name} is no list of texts").format(name=name))
    return values


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_("the threshold of {name} is no number").format(name=name))
    return float(value)


def _category(name: str) -> Category:
    try:
        return Category(name)
    except ValueError:
        raise ValueError(
            _("there is no category {name!r}; known are {known}").format(
                name=plain_name(name), known=", ".join(Category)
            )
        ) from None
