"""Whatever the log can hold has words on the pages."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils import translation

import ordvern
from ordvern.web.ui.happenings import VERBS

SOURCE = Path(ordvern.__file__).parent


def recorded() -> Iterator[str]:
    """Every verb that is written as it stands: `record("order.received", ...)`."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id == "record" and node.args and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def test_every_verb_has_words() -> None:
    verbs = set(recorded())

    assert len(verbs) > 40
    assert sorted(verbs - set(VERBS)) == []


def test_the_words_are_translated() -> None:
    with translation.override("nb"):
        norwegian = [str(words) for words, _, _ in VERBS.values()]
    with translation.override("en"):
        english = [str(words) for words, _, _ in VERBS.values()]

    assert not set(norwegian) & set(english)
