"""The source of the house as the architecture tests read it."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "ordvern"
LAYER = re.compile(r"[a-z_]+")


@dataclass(frozen=True)
class Module:
    """One Python file; `name` is its path below the package, as in ``apps/core/models.py``."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.name.split("/"))

    def at(self, node: ast.AST, what: str) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}: {what}"


@dataclass(frozen=True)
class Template:
    """One template; `name` is its path below the package."""

    name: str
    text: str


Rule = Callable[[Module], Iterable[str]]


def modules(package: Path = PACKAGE) -> list[Module]:
    """Every Python file of the package but the migrations, which Django writes."""
    return [
        Module(path.relative_to(package).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("*.py"))
        if "migrations" not in path.parts
    ]


def templates(package: Path = PACKAGE) -> list[Template]:
    return [
        Template(path.relative_to(package).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted(package.rglob("templates/**/*"))
        if path.is_file()
    ]


def broken(rule: Rule, among: Iterable[Module] | None = None) -> list[str]:
    """Every place of the package where a rule is broken."""
    return [place for module in (modules() if among is None else among) for place in rule(module)]


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the name of what is called: ``Order.objects.create`` or ``print``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.expr) -> str:
    """A name with its dots; calls and brackets within it are left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return node.id if isinstance(node, ast.Name) else ""


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every module that is imported, and every name imported from one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, "." * node.level + (node.module or "")
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def contracts() -> list[dict[str, list[str]]]:
    """The import contracts of pyproject.toml."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, list[str]]] = settings["tool"]["importlinter"]["contracts"]
    return found


def layers(container: str) -> list[set[str]]:
    """The layers of a container, highest first, as sets of names."""
    for contract in contracts():
        if contract.get("containers") == [container]:
            return [set(LAYER.findall(layer)) for layer in contract["layers"]]
    raise LookupError(container)
