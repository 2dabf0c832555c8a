"""Who may import whom: the contracts of pyproject.toml hold, and each of them bites."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .house import PACKAGE, ROOT, contracts

HOUSE = "The house: pages over data over engines over shared words"
SITES = "Sites know the components and not one another"
APPS = "Apps: an app knows those below it"
INSIDE = "Inside an app: tasks call use cases, use cases move models, models know states"
ENGINES = "Engines know no platform and no network"
KEYS = "Keys stay in the vault"
RINGS = "No rings"

PLANTED = [
    (ENGINES, "vault/planted.py", "import django"),
    (ENGINES, "documents/planted.py", "def f():\n    import socket"),
    (HOUSE, "vault/planted.py", "from ordvern.apps.core import models"),
    (HOUSE, "vault/planted.py", "from ordvern import documents"),
    (HOUSE, "text.py", "from ordvern.vault import Vault"),
    (HOUSE, "apps/core/planted.py", "import ordvern.web.ui"),
    (HOUSE, "apps/core/planted.py", "import ordvern.project.env"),
    (HOUSE, "unlisted/__init__.py", ""),
    (APPS, "apps/core/planted.py", "from ordvern.apps.orders import states"),
    (APPS, "apps/core/planted.py", "def f():\n    from ordvern.apps.files import models"),
    (
        APPS,
        "apps/files/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ordvern.apps import orders",
    ),
    (APPS, "apps/post/planted.py", "from ordvern.apps.screening import models"),
    (APPS, "apps/unlisted/__init__.py", ""),
    (SITES, "web/portal/planted.py", "import ordvern.web.desk"),
    (SITES, "web/ui/planted.py", "import ordvern.web.public"),
    (SITES, "web/unlisted/__init__.py", ""),
    (INSIDE, "apps/orders/states.py", "from ordvern.apps.orders import models"),
    (INSIDE, "apps/orders/models.py", "from ordvern.apps.orders.usecases import deliver"),
    (KEYS, "apps/files/planted.py", "from ordvern.vault.keys import KeyStore"),
    (RINGS, "documents/ring_a.py", "from ordvern.documents import ring_b"),
]


def lint(source: Path) -> str:
    """What import-linter says of the package below `source`; ends with exit status 0 if kept."""
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=source.parent,
        env={"PYTHONPATH": str(source), "COLUMNS": "200", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{run.stdout}{run.stderr}\nexit status {run.returncode}"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package without its data, and the contracts, in a folder of their own."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(PACKAGE, root / "src" / "ordvern", ignore=_all_but_python)
    shutil.copy(ROOT / "pyproject.toml", root)
    for site in ("public", "portal", "desk", "ui"):
        (root / "src/ordvern/web" / site).mkdir(parents=True, exist_ok=True)
        (root / "src/ordvern/web" / site / "__init__.py").touch()
    return root / "src"


def _all_but_python(folder: str, names: list[str]) -> list[str]:
    kept = {name for name in names if name.endswith(".py") or (Path(folder) / name).is_dir()}
    return [name for name in names if name not in kept or name == "__pycache__"]


@contextmanager
def planted(source: Path, name: str, code: str) -> Iterator[None]:
    path = source / "ordvern" / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{before or ''}\n{code}\n", encoding="utf-8")
    if name.endswith("ring_a.py"):
        (path.parent / "ring_b.py").write_text("from ordvern.documents import ring_a\n")
    yield
    path.unlink() if before is None else path.write_text(before, encoding="utf-8")
    if name.endswith("__init__.py"):
        path.parent.rmdir()
    (path.parent / "ring_b.py").unlink(missing_ok=True)


def test_contracts_are_kept() -> None:
    report = lint(PACKAGE.parent)

    assert report.endswith("exit status 0"), report


@pytest.mark.parametrize(
    ("contract", "name", "code"),
    PLANTED,
    ids=[f"{name}-{n}" for n, (_, name, _) in enumerate(PLANTED)],
)
def test_planted_violation_is_seen(copy: Path, contract: str, name: str, code: str) -> None:
    with planted(copy, name, code):
        report = lint(copy)

    assert report.endswith("exit status 1"), report
    assert f"{contract} BROKEN" in report


def test_every_app_and_engine_is_under_contract() -> None:
    inside = next(c for c in contracts() if c["name"] == INSIDE)
    engines = next(c for c in contracts() if c["name"] == ENGINES)
    apps = {f"ordvern.apps.{path.parent.name}" for path in PACKAGE.glob("apps/*/__init__.py")}
    here = {name for name in ("detection", "documents", "memory", "vault") if _exists(name)}

    assert set(inside["containers"]) == apps
    below = {"ordvern.collector", "ordvern.text"}
    assert set(engines["source_modules"]) == below | {f"ordvern.{e}" for e in here}


def _exists(engine: str) -> bool:
    return (PACKAGE / engine / "__init__.py").exists()
