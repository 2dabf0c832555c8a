"""Answers as SARIF 2.1.0, the form in which tools for reviewing exchange findings.

Shape after the OASIS standard "Static Analysis Results Interchange Format (SARIF) 2.1.0",
sections 3.13 (log), 3.14 (run), 3.20 (invocation), 3.27 (result), 3.28 (location) and 3.49
(rule). A finding's offsets are those of its segment, which SARIF's regions cannot say: they are
properties. Words of the documents are never part of it.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ordvern import __version__
from ordvern.text import Category

from .looking import NotRead
from .reasons import REFUSED
from .report import Answer, Found

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RULES = tuple(Category)


def sarif_lines(answers: Iterable[Answer]) -> Iterator[str]:
    """One JSON object, written as the answers come, so that a large archive needs no memory."""
    driver = {"name": "ordvern", "version": __version__, "rules": [_rule(each) for each in RULES]}
    opening = json.dumps({"$schema": SCHEMA, "version": "2.1.0"})[:-1]
    tool = json.dumps({"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"})[:-1]
    yield f'{opening}, "runs": [{tool}, "results": ['
    unread: list[dict[str, Any]] = []
    comma = ""
    for path, outcome in answers:
        if isinstance(outcome, NotRead):
            unread.append(_notification(path, outcome))
            continue
        for found in outcome.findings:
            yield comma + json.dumps(_result(path, found), ensure_ascii=False)
            comma = ","
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": unread}
    yield f'], "invocations": [{json.dumps(invocation, ensure_ascii=False)}]}}]}}'


def _rule(category: Category) -> dict[str, Any]:
    name = category.value.replace("_", " ")
    about = " (GDPR Art. 9 or 10), told about an identifiable person" if category.is_special else ""
    return {
        "id": category.value,
        "shortDescription": {"text": f"{name.capitalize()}{about}."},
        "defaultConfiguration": {"level": _level(category)},
    }


def _level(category: Category) -> str:
    return "error" if category.is_special or category is Category.NATIONAL_ID else "warning"


def _result(path: str, found: Found) -> dict[str, Any]:
    spot = found.spot
    logical = {"fullyQualifiedName": spot.locator, "name": spot.place, "kind": spot.part.value}
    return {
        "ruleId": found.category.value,
        "ruleIndex": RULES.index(found.category),
        "level": _level(found.category),
        "message": {"text": f"{found.category.value.replace('_', ' ')}, {spot.place}"},
        "locations": [{**_artifact(path), "logicalLocations": [logical]}],
        "properties": {
            "segment": spot.segment,
            "start": spot.start,
            "end": spot.end,
            "confidence": found.confidence,
            "recognizer": found.recognizer,
        },
    }


def _notification(path: str, outcome: NotRead) -> dict[str, Any]:
    return {
        "level": "error",
        "descriptor": {"id": outcome.reason.value},
        "message": {"text": REFUSED[outcome.reason]},
        "locations": [_artifact(path)],
    }


def _artifact(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}


def _uri(path: str) -> str:
    """A relative reference for a relative path, a file URI for an absolute one."""
    where = Path(path)
    if where.is_absolute():
        return where.as_uri()
    return quote(where.as_posix().encode("utf-8", "surrogateescape"))
