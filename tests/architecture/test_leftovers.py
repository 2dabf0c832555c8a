"""Nothing lies about: every name at the top of a module is named once more, by whoever uses it.

Tests are no users; the docs, the benches and the scripts are.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .house import PACKAGE, ROOT, Module, modules

WORD = re.compile(r"\w+")
USERS = (PACKAGE, ROOT / "scripts", ROOT / "bench", ROOT / "docs")
# Read by others by their names: Django, gunicorn.
OF_FRAMEWORKS = ("/apps.py", "/serve.py", "/settings.py", "/formats.py")


def leftovers(among: Iterable[Module], texts: Iterable[str]) -> Iterator[str]:
    """Functions, classes and constants that nothing names but themselves; who is decorated is
    called by whoever decorates."""
    named = Counter(word for text in texts for word in WORD.findall(text))
    for module in among:
        if not f"/{module.name}".endswith(OF_FRAMEWORKS):
            for node in module.tree.body:
                yield from (module.at(node, name) for name in _names(node) if named[name] < 2)


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [] if node.decorator_list else [node.name]
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []


def _texts() -> Iterator[str]:
    for folder in USERS:
        for ending in ("py", "html", "txt", "md"):
            for path in folder.rglob(f"*.{ending}"):
                if "/locale/" not in str(path):
                    yield path.read_text(encoding="utf-8", errors="replace")


def test_nothing_is_left_over() -> None:
    assert list(leftovers(modules(), _texts())) == []


def test_planted_leftover_is_seen() -> None:
    code = "USED = 1\ndef used() -> int: return USED\nLEFT = 2\nclass Left: ...\nused()"
    found = [*leftovers([Module("web/x.py", code)], [code])]

    assert [each.rpartition(" ")[2] for each in found] == ["LEFT", "Left"]
