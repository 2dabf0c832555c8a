"""Every promise is listed, kept by something, and tested; every one can be published."""

from pathlib import Path

import pytest

from ordvern.apps.statement import promises
from ordvern.apps.statement.promise import Promise
from ordvern.apps.statement.promises import PROMISES

HERE = Path(__file__).parent


def test_every_module_is_listed() -> None:
    modules = {path.stem for path in Path(promises.__file__).parent.glob("[a-z]*.py")}

    assert modules == {promise.id.replace("-", "_") for promise in PROMISES}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.id)
def test_has_keepers_lines_and_its_three_tests(promise: Promise) -> None:
    tests = (HERE / f"test_{promise.id.replace('-', '_')}.py").read_text(encoding="utf-8")

    assert promise.keepers
    assert promise.lines
    for name in ("test_kept", "test_breach_is_seen", "test_the_short_cut_is_refused"):
        assert f"def {name}(" in tests


def test_ids_are_unique() -> None:
    assert len({promise.id for promise in PROMISES}) == len(PROMISES)
