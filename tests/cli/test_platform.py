"""The commands of an installation, and what they say where there is none."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.usecases import check_promises
from tests.cli.conftest import Answer

Ordvern = Callable[..., Answer]


@pytest.mark.django_db
def test_promises_are_shown_one_by_one(ordvern: Ordvern) -> None:
    answer = ordvern("promises")
    assert answer.status == 0
    assert all(promise.id in answer.out for promise in PROMISES)
    assert f"{len(PROMISES)} of {len(PROMISES)} promises are kept." in answer.out


@pytest.mark.django_db
def test_a_broken_promise_is_shown_with_its_breaches(
    ordvern: Ordvern, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = check_promises.Verdict(PROMISES[0], tuple(f"order:{n}" for n in range(9)))
    monkeypatch.setattr(check_promises, "verdicts", lambda now: [verdict])
    answer = ordvern("promises")
    assert answer.status == 1
    assert "BROKEN" in answer.out
    assert "order:4\n        and 4 more" in answer.out
    assert "order:8" in ordvern("promises", "--ids").out


def process(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "ORDVERN_HOME": str(home), **more}
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=240
    )


@pytest.mark.parametrize("command", [["promises"], ["vault", "check"], ["worker"]])
def test_without_an_installation(tmp_path: Path, command: list[str]) -> None:
    done = process("-m", "ordvern.cli", *command, home=tmp_path / "none")
    assert done.returncode == 2
    assert "there is no installation" in done.stderr
    assert not (tmp_path / "none").exists()


def test_without_the_platform(tmp_path: Path) -> None:
    hide = "import sys; sys.modules['django'] = None; sys.meta_path.insert(0, Hide());"
    code = (
        "class Hide:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name.split('.')[0] == 'django': raise ModuleNotFoundError(name)\n"
        f"{hide}\n"
        "from ordvern.cli.program import run; sys.exit(run(['promises']))"
    )
    done = process("-c", code, home=tmp_path)
    assert done.returncode == 2
    assert "pip install 'ordvern[web]'" in done.stderr


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation that the command itself made and filled."""
    home = tmp_path_factory.mktemp("demo") / "home"
    done = process("-m", "ordvern.cli", "demo", "--load-only", home=home)
    assert done.returncode == 0, done.stderr
    return home


@pytest.mark.parametrize("command", [["vault", "check"], ["promises"], ["demo", "--load-only"]])
def test_a_demo_is_in_good_order(demo: Path, command: list[str]) -> None:
    done = process("-m", "ordvern.cli", *command, home=demo)
    assert (done.returncode, done.stderr) == (0, "")


def test_promises_speak_three_languages(demo: Path) -> None:
    for language, word in (("nb", "Norge"), ("nn", "Noreg"), ("en", "Norway")):
        done = process("-m", "ordvern.cli", "promises", "--language", language, home=demo)
        assert word in done.stdout


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    done = process("-m", "ordvern.cli", "promises", home=tmp_path, ORDVERN_DEMO="perhaps")
    assert done.returncode == 2
    assert "ORDVERN_DEMO" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_worker_ends_when_told_to(demo: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "ORDVERN_HOME": str(demo)}
    with subprocess.Popen(
        [sys.executable, "-m", "ordvern.cli", "worker"], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as worker:  # fmt: skip
        assert worker.stdout
        started = next(line for line in worker.stdout if "the worker has started" in line)
        worker.send_signal(signal.SIGTERM)
        rest = worker.stdout.read()
    assert worker.returncode == 0, started + rest
    assert "Traceback" not in rest


def test_serve_answers(demo: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    environment = {"PATH": os.environ["PATH"], "ORDVERN_HOME": str(demo), "ORDVERN_DEMO": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "ordvern.cli", "serve", "--bind", address], env=environment,
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as server:  # fmt: skip
        assert server.stdout
        next(line for line in server.stdout if "Ordvern answers at" in line)
        with urlopen(f"http://{address}/healthz", timeout=30) as answer:
            status = answer.status
        server.send_signal(signal.SIGTERM)
        server.stdout.read()
    assert status == 200
