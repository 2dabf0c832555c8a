"""The first page is light, and everything it needs comes from the house."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

BUDGET = 100_000
"""Bytes that a browser fetches to show the front page for the first time, compressed as served."""

FETCHED = re.compile(r"""<(?:script|link|img|use|source)\b[^>]*?(?:src|href)="([^"#]+)""")


def sent(content: bytes, name: str) -> int:
    """How many bytes go over the wire; fonts are compressed already."""
    return len(content) if name.endswith(".woff2") else len(gzip.compress(content, 9))


@pytest.mark.usefixtures("agency")
def test_the_front_page_is_within_its_budget(visitor: Client) -> None:
    page = visitor.get("/").content.decode()
    named = {each for each in FETCHED.findall(page) if each.startswith("/static/")}
    paths = [Path(str(finders.find(each.removeprefix("/static/")))) for each in named]
    assert {".css", ".js", ".woff2", ".svg"} <= {path.suffix for path in paths}

    weight = sent(page.encode(), "") + sum(sent(path.read_bytes(), path.name) for path in paths)
    assert weight <= BUDGET


@pytest.mark.usefixtures("agency")
def test_nothing_of_it_comes_from_elsewhere(visitor: Client) -> None:
    page = visitor.get("/").content.decode()

    assert [each for each in FETCHED.findall(page) if "//" in each] == []
