"""A use case is one verb in one module: the record first, the rest by name, who and when given."""

import ast
from collections.abc import Iterator

import pytest

from .house import Module, dotted, modules

# Two answers to one question share a module.
TOGETHER = {
    "answer_job": {"accept_job", "decline_job"},
    "answer_quote": {"accept_quote", "refuse_quote"},
}
# Looks at everything on nobody's behalf, or counts what somebody did without asking who.
OF_NOBODY = {"check_promises", "seal_log", "anchor_log", "count_answer"}
TELLS_THE_TIME = {"now", "clock"}


def is_use_case(module: Module) -> bool:
    return module.parts[0] == "apps" and module.parts[-2] == "usecases"


def is_shaped_as_agreed(module: Module) -> Iterator[str]:
    name = module.parts[-1].removesuffix(".py")
    if name == "__init__":
        return
    functions = {n.name: n for n in module.tree.body if isinstance(n, ast.FunctionDef)}
    expected = TOGETHER.get(name, {name})
    for missing in expected - set(functions):
        yield module.at(module.tree, f"has no function {missing}")
    by_system = any(isinstance(n, ast.Name) and n.id == "SYSTEM" for n in ast.walk(module.tree))
    for function in functions.values():
        if function.name in expected or (is_atomic(function) and function.name[0] != "_"):
            for fault in faults(function, by_system=by_system):
                yield module.at(function, f"{function.name} {fault}")


def is_atomic(function: ast.FunctionDef) -> bool:
    return any("atomic" in dotted(decorator) for decorator in function.decorator_list)


def faults(function: ast.FunctionDef, *, by_system: bool) -> Iterator[str]:
    arguments = function.args
    by_name = {argument.arg for argument in arguments.kwonlyargs}
    if len(arguments.posonlyargs + arguments.args) > 1 or arguments.vararg or arguments.kwarg:
        yield "takes more than the record by position"
    if not TELLS_THE_TIME & by_name:
        yield "is not told the time"
    if "actor" not in by_name and not by_system and function.name not in OF_NOBODY:
        yield "is not told the actor"


def stands_alone(module: Module) -> Iterator[str]:
    """No service classes; a use case is a function."""
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) and any(
            isinstance(part, ast.FunctionDef) and not part.name.startswith("__")
            for part in node.body
            if "property" not in [dotted(d) for d in getattr(part, "decorator_list", [])]
        ):
            yield module.at(node, f"{node.name} has methods")


def test_use_cases_are_shaped_as_agreed() -> None:
    found = [module for module in modules() if is_use_case(module)]

    assert len(found) > 5
    assert [fault for module in found for fault in is_shaped_as_agreed(module)] == []
    assert [fault for module in found for fault in stands_alone(module)] == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("def other(order, *, actor, now): ...", "has no function deliver"),
        ("def deliver(order, *, actor): ...", "is not told the time"),
        ("def deliver(order, *, now): ...", "is not told the actor"),
        ("def deliver(order, actor, *, now): ...", "takes more than the record"),
        ("def deliver(order, *rest, actor, now): ...", "takes more than the record"),
        ("def deliver(order, *, actor, now, **rest): ...", "takes more than the record"),
        (
            "def deliver(order, *, actor, now): ...\n@transaction.atomic(durable=True)\n"
            "def also(order, *, actor): ...",
            "also is not told the time",
        ),
    ],
)
def test_planted_use_case_is_seen(code: str, fault: str) -> None:
    planted = Module("apps/orders/usecases/deliver.py", code)

    assert any(fault in seen for seen in is_shaped_as_agreed(planted))


def test_planted_service_class_is_seen() -> None:
    code = "class Deliverer:\n    def deliver(self): ..."

    assert list(stands_alone(Module("apps/orders/usecases/deliver.py", code)))
