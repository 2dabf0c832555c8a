"""The documents lead somewhere: every link to a file of the repository finds it."""

import re
from collections.abc import Iterator
from pathlib import Path

from .house import ROOT

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
FOREIGN = ("http://", "https://", "mailto:")


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def dead_links(path: Path, text: str) -> Iterator[str]:
    for target in LINK.findall(text):
        if not target.startswith(FOREIGN) and not (path.parent / target).exists():
            yield f"{path.name}: {target}"


def test_links_find_their_files() -> None:
    found = documents()

    assert found
    assert [link for path in found for link in dead_links(path, path.read_text("utf-8"))] == []


def test_planted_dead_link_is_seen() -> None:
    text = "[a](tour.md) [b](nowhere.md#x) [c](https://www.datatilsynet.no)"

    assert list(dead_links(ROOT / "docs" / "x.md", text)) == ["x.md: nowhere.md"]
