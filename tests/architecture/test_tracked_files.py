"""What is in the repository: nothing of one machine, no registry's address, pinned packages."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from .house import PACKAGE, ROOT

# Each in two pieces, so that this file does not hold what it looks for.
FOLDERS = (("wo", "rk"), ("ro", "ot"), ("ho", "me"), ("Us", "ers"))
HOSTS = (("py", "pi.org"), ("python", "hosted"), ("registry.n", "pmjs"), ("np", "mmirror"))
HOME_FOLDERS = re.compile(rf"(?<![\w.])/(?:{'|'.join(map(''.join, FOLDERS))})/\w")
REGISTRIES = re.compile("|".join(map("".join, HOSTS)))
PINNED = re.compile(r"^[a-z0-9._-]+(?:\[[a-z0-9,_-]+\])?==[^\s;]+(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
COPIED = ("vendor/", "LICENSE")  # of others, unchanged


def tracked(root: Path = ROOT) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of tracked files")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [root / name for name in names if (root / name).is_file()]


def text_of(path: Path) -> str:
    content = path.read_bytes()
    return "" if b"\0" in content[:8000] else content.decode("utf-8", "replace")


def revealing(name: str, text: str) -> Iterator[str]:
    if any(part in name for part in COPIED):
        return
    for number, line in enumerate(text.splitlines(), 1):
        if HOME_FOLDERS.search(line):
            yield f"{name}:{number}: a folder of one machine"
        if REGISTRIES.search(line):
            yield f"{name}:{number}: a registry's address"


def unpinned(text: str) -> Iterator[str]:
    """Lines of a requirements file that are neither a pinned package nor one of its hashes."""
    for line in text.splitlines():
        if not (PINNED.match(line) or HASH.match(line)):
            yield line


def pins(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [line.split()[0].split("==") for line in lines if not line.startswith(" ")]
    return {re.sub(r"\[.*", "", name): version for name, version in found}


REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def test_nothing_of_one_machine() -> None:
    found = [
        place
        for path in tracked()
        for place in revealing(path.relative_to(ROOT).as_posix(), text_of(path))
    ]

    assert found == []


@pytest.mark.parametrize("pieces", [*FOLDERS, *HOSTS])
def test_planted_trace_is_seen(pieces: tuple[str, str]) -> None:
    assert list(revealing("docs/a.md", f"first\nsee /{''.join(pieces)}/x\n"))


def test_no_lock_file_with_addresses() -> None:
    names = {path.name for path in tracked()}

    assert not names & {"uv.lock", "package-lock.json", "poetry.lock", "pylock.toml"}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_are_pinned_with_hashes(path: Path) -> None:
    assert list(unpinned(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line", ["django>=5", "--index-url https://x", "-r web.txt", "django==5.2", "# via x"]
)
def test_planted_requirement_is_seen(line: str) -> None:
    assert list(unpinned(line)) == [line]


def test_requirement_files_agree() -> None:
    versions: dict[str, set[str]] = {}
    for path in REQUIREMENTS:
        if path.stem in ("web", "dev", "build"):
            for name, version in pins(path).items():
                versions.setdefault(name, set()).add(version)

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_what_the_package_needs_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = project["dependencies"] + project["optional-dependencies"]["web"]
    names = {re.split(r"[^a-z0-9-]", need.lower())[0] for need in needed}

    assert names <= set(pins(ROOT / "requirements/web.txt"))


def test_everything_in_the_package_is_shipped() -> None:
    """Templates, styles and word lists reach those who install the wheel."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    setuptools = settings["setuptools"]
    names = {pattern.rpartition("/")[2] for pattern in setuptools["package-data"]["*"]} | {"*.py"}
    built = {
        ROOT / path
        for each in setuptools["ext-modules"]
        for path in each["sources"] + each["depends"]
    }
    files = [path for path in tracked() if PACKAGE in path.parents and path not in built]

    assert files
    assert built <= set(tracked())
    assert [f.name for f in files if not any(fnmatch(f.name, name) for name in names)] == []
