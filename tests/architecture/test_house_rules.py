"""House rules that a formatter cannot see: each is a few lines over the syntax tree."""

import ast
from collections.abc import Iterator

import pytest

from .house import Module, Rule, broken, calls, dotted, imports, modules

CLOCKS = {"now", "utcnow", "today"}
CONVERSIONS = {"localdate", "localtime"}  # of a given time; without one they look at the clock
CLOCK_OWNERS = {"timezone", "datetime", "date"}
WRITES = {"save", "create", "delete", "bulk_create", "bulk_update", "get_or_create"}
WRITES |= {"update_or_create", "raw", "execute"}
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext"}
NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib"}
NETWORK |= {"socketserver", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3"}
REACHES_OUT = {"AF_INET", "AF_INET6", "create_connection", "create_server", "getaddrinfo"}
ENGINES = {"detection", "documents", "memory", "vault", "text.py"}
CATCH_ALLS = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py", "managers.py"}
WALKS_AROUND = ("django.contrib.admin", "django.db.models.signals", "django.dispatch")


def clock_is_passed_in(module: Module) -> Iterator[str]:
    """Under apps only tasks and commands look at the clock: all else is told the time."""
    if module.parts[0] != "apps" or {"tasks.py", "management"} & set(module.parts):
        return
    for node in ast.walk(module.tree):
        owner, _, name = (
            dotted(node).rpartition(".") if isinstance(node, ast.Attribute) else [""] * 3
        )
        if name in CLOCKS and owner.split(".")[-1] in CLOCK_OWNERS:
            yield module.at(node, "looks at the clock")
    for call, name in calls(module):
        if name.split(".")[-1] in CONVERSIONS and not (call.args or call.keywords):
            yield module.at(call, "looks at the clock")


def days_are_those_of_norway(module: Module) -> Iterator[str]:
    """Times are kept in UTC, whose day ends an hour or two after ours: `timezone.localdate`.
    Working days are reckoned in Oslo's time from the first line on."""
    if module.parts[0] not in {"apps", "web", "project"} or module.parts[-1] == "workdays.py":
        return
    for node in ast.walk(module.tree):
        is_asked = isinstance(node, ast.Call) and not node.args
        if is_asked and isinstance(node.func, ast.Attribute) and node.func.attr == "date":
            yield module.at(node, "takes the day of UTC")


def pages_write_nothing(module: Module) -> Iterator[str]:
    """Under web nothing is written to the database: that is what use cases are for."""
    if module.parts[0] != "web":
        return
    for call, name in calls(module):
        *owner, verb = name.split(".")
        through_queryset = "objects" in owner or "filter" in owner
        if name == "record" or (
            owner and (verb in WRITES or (verb == "update" and through_queryset))
        ):
            yield module.at(call, f"writes: {name}")


def translations_are_constant(module: Module) -> Iterator[str]:
    """What is looked up in the catalogues is a plain text, not one with values filled in."""
    for call, name in calls(module):
        if name.split(".")[-1] in GETTEXT and call.args and not _is_text(call.args[0]):
            yield module.at(call, "translates something that is no plain text")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def nothing_is_printed(module: Module) -> Iterator[str]:
    yield from (module.at(call, "prints") for call, name in calls(module) if name == "print")


def logs_pass_the_redactor(module: Module) -> Iterator[str]:
    """Only project/logs.py knows the standard loggers, and the command line switches them off.

    Engines log nothing at all.
    """
    if module.name in ("project/logs.py", "cli/program.py"):
        return
    for node, name in imports(module):
        if name == "logging" or (name == "structlog" and module.parts[0] in ENGINES):
            yield module.at(node, "logs past the redactor")


def engines_know_no_network(module: Module) -> Iterator[str]:
    """The cage alone has sockets: pairs between it and its keeper, which reach nobody else."""
    if module.parts[0] not in ENGINES:
        return
    caged = module.name.startswith("documents/cage/")
    for node, name in imports(module):
        known = NETWORK - {"socket"} if caged else NETWORK
        if any(name == part or name.startswith(f"{part}.") for part in known):
            yield module.at(node, f"imports {name}")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in REACHES_OUT:
            yield module.at(node, f"uses {dotted(node)}")


def no_way_around_use_cases(module: Module) -> Iterator[str]:
    """No admin, no signals, no save() or delete() with a mind of its own."""
    for node, name in imports(module):
        if name.startswith(WALKS_AROUND):
            yield module.at(node, f"imports {name}")
    if module.parts[0] == "apps":
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef) and node.name in ("save", "delete"):
                yield module.at(node, f"overrides {node.name}")


def module_says_what_it_is(module: Module) -> Iterator[str]:
    docstring = ast.get_docstring(module.tree) or ""
    if not docstring.split("\n\n")[0].rstrip().endswith((".", ":", "?")):
        yield module.at(module.tree, "does not open with a sentence")


def names_say_something(module: Module) -> Iterator[str]:
    """No catch-all modules, and exceptions that say what is true."""
    if module.parts[-1] in CATCH_ALLS:
        yield module.at(module.tree, "is a catch-all")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Error", "Service", "Helper")):
            yield module.at(node, f"is named {node.name}")


def doors_stay_shut(module: Module) -> Iterator[str]:
    """Nobody switches off a protection; only the components may mark text as safe.

    A page that streams uploads must take its protection off and put it on again within, once its
    handler stands (Django's own advice): so the one is allowed where the other is.
    """
    shut = {"xframe_options_exempt", "csp_exempt"}
    if not module.name.startswith("web/ui/templatetags/"):
        shut |= {"mark_safe"}
    used = {
        dotted(node).split(".")[-1]: node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name | ast.Attribute)
    }
    if "csrf_protect" not in used:
        shut |= {"csrf_exempt"}
    for name in shut & set(used):
        yield module.at(used[name], f"uses {name}")


RULES: dict[Rule, tuple[str, str]] = {
    clock_is_passed_in: ("apps/x/usecases/y.py", "due = timezone.now()"),
    days_are_those_of_norway: ("apps/x/usecases/y.py", "until = (now + timedelta(days=1)).date()"),
    pages_write_nothing: ("web/x/views.py", "Order.objects.filter(pk=1).update(status='x')"),
    translations_are_constant: ("web/x/views.py", "_(f'{n} files')"),
    nothing_is_printed: ("vault/x.py", "print('hello')"),
    logs_pass_the_redactor: ("web/x/views.py", "import logging"),
    engines_know_no_network: ("documents/x.py", "def f():\n    from urllib import request"),
    no_way_around_use_cases: ("apps/x/models.py", "from django.db.models.signals import post_save"),
    module_says_what_it_is: ("text.py", '"""Things"""'),
    names_say_something: ("vault/x.py", "class VaultError(Exception): ..."),
    doors_stay_shut: ("web/x/views.py", "@decorators.csrf_exempt\ndef view(request): ..."),
}
ALSO_BREAK = [
    (clock_is_passed_in, "apps/x/models.py", "at = DateTimeField(default=timezone.now)"),
    (clock_is_passed_in, "apps/x/access.py", "when = datetime.datetime.now(UTC)"),
    (days_are_those_of_norway, "apps/x/models.py", "late = day < now.date()"),
    (days_are_those_of_norway, "web/x/rows.py", "yield order.received_at.date()"),
    (pages_write_nothing, "web/x/views.py", "form.save()"),
    (pages_write_nothing, "web/x/views.py", "record('order.read', subject=order)"),
    (pages_write_nothing, "web/x/views.py", "order.files.all().delete()"),
    (translations_are_constant, "apps/x/models.py", "gettext('%d files' % n)"),
    (translations_are_constant, "apps/x/models.py", "translation.gettext(message)"),
    (no_way_around_use_cases, "apps/x/models.py", "class A:\n    def save(self): ..."),
    (engines_know_no_network, "vault/x.py", "import http.client"),
    (engines_know_no_network, "vault/x.py", "import socket"),
    (engines_know_no_network, "documents/cage/x.py", "import ssl"),
    (engines_know_no_network, "documents/cage/x.py", "socket.socket(socket.AF_INET)"),
    (logs_pass_the_redactor, "vault/x.py", "import structlog"),
    (names_say_something, "web/utils.py", ""),
    (doors_stay_shut, "web/x/views.py", "html.mark_safe(name)"),
    (clock_is_passed_in, "apps/x/pdf.py", "timezone.localdate()"),
]
OBEY = [
    (clock_is_passed_in, "apps/x/tasks.py", "timezone.now()"),
    (clock_is_passed_in, "web/x/views.py", "timezone.now()"),
    (clock_is_passed_in, "apps/x/pdf.py", "timezone.localtime(moment)"),
    (days_are_those_of_norway, "apps/x/models.py", "late = day < timezone.localdate(now)"),
    (pages_write_nothing, "web/x/views.py", "context.update(a=1)"),
    (pages_write_nothing, "apps/x/usecases/y.py", "order.save()"),
    (translations_are_constant, "web/x/views.py", "_('{n} files').format(n=n)"),
    (engines_know_no_network, "documents/x.py", "from urllib.parse import urlsplit"),
    (engines_know_no_network, "documents/cage/x.py", "import socket\nsocket.socketpair()"),
    (
        doors_stay_shut,
        "web/x/views.py",
        "@csrf_exempt\ndef a(r): ...\n@csrf_protect\ndef b(r): ...",
    ),
]


@pytest.fixture(scope="module")
def house() -> list[Module]:
    """All modules, read once for all rules."""
    return modules()


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_kept(rule: Rule, house: list[Module]) -> None:
    assert broken(rule, house) == []


@pytest.mark.parametrize(
    ("rule", "name", "code"), [(rule, *planted) for rule, planted in RULES.items()] + ALSO_BREAK
)
def test_planted_breach_is_seen(rule: Rule, name: str, code: str) -> None:
    assert broken(rule, [Module(name, code)])


@pytest.mark.parametrize(("rule", "name", "code"), OBEY)
def test_what_is_allowed_passes(rule: Rule, name: str, code: str) -> None:
    assert broken(rule, [Module(name, code)]) == []
