"""The documents are true in what can be looked up: links, paths, commands, options, settings."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from ordvern.cli.program import ordvern

from .house import ROOT

LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
FOREIGN = ("http://", "https://", "mailto:")
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"(?:[\w-]+/)+[\w.-]+\.(?:py|md|sh|toml|json|jsonl|txt|in)")
FOLDER = re.compile(r"(?:src|tests|docs|scripts|bench|requirements)/(?:[\w.-]+/)*")
MODULE = re.compile(r"(?:python -m )?((?:ordvern|bench)(?:\.\w+)+)")
MADE = re.compile(r"make ([a-z-]+)")
COMMAND = re.compile(r"(?:\.venv/bin/)?ordvern(?: .*)?")
SETTING = re.compile(r"\bORDVERN_[A-Z_]*[A-Z]\b")
ENDS = frozenset({"|", ">", "<", "&&", ";"})


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def of_today() -> list[Path]:
    """All but the log of changes, which also tells of what is no more."""
    return [path for path in documents() if path.name != "CHANGELOG.md"]


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


def pieces(text: str) -> Iterator[str]:
    """What stands as code: between single marks, and the lines of shell blocks."""
    for block in BLOCK.findall(text):
        yield from block.replace("\\\n", " ").splitlines()
    yield from CODE.findall(BLOCK.sub("", text))


def untrue(text: str) -> Iterator[str]:
    """The code in `text` that names something the repository does not have."""
    for piece in map(str.strip, pieces(text)):
        if COMMAND.fullmatch(piece):
            yield from wrong_words(piece)
        elif not is_there(piece):
            yield piece
    yield from sorted(set(SETTING.findall(text)) - known_settings())


def is_there(piece: str) -> bool:
    if made := MADE.fullmatch(piece.partition("  #")[0].strip()):
        return f"\n{made[1]}:" in (ROOT / "Makefile").read_text("utf-8")
    if module := MODULE.fullmatch(piece):
        return is_module(module[1])
    if FILE.fullmatch(piece) or FOLDER.fullmatch(piece):
        return (ROOT / piece).exists() or any((ROOT / "src").rglob(piece))
    return True


def is_module(name: str) -> bool:
    """A module or package, or a name in one."""
    base = ROOT / ("src" if name.startswith("ordvern") else ".")
    path = base / name.replace(".", "/")
    places = (path, path.with_suffix(".py"), path.parent, path.parent.with_suffix(".py"))
    return any(place.exists() for place in places)


def wrong_words(line: str) -> Iterator[str]:
    """Subcommands and options of a command line that the program does not know."""
    command: click.Command = ordvern
    for word in shlex.split(line, comments=True)[1:]:
        if word in ENDS:
            return
        if word.startswith("--"):
            known = {each for given in command.params for each in given.opts + given.secondary_opts}
            if word.partition("=")[0] not in known | {"--help"}:
                yield f"{line}: {word}"
        elif isinstance(command, click.Group):
            below = command.get_command(click.Context(command), word)
            if below is None:
                yield f"{line}: {word}"
                return
            command = below


@cache
def known_settings() -> frozenset[str]:
    """Those that are read, and the files in which secrets may lie instead."""
    sources = [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "scripts").iterdir(),
        ROOT / "tests/conftest.py",
    ]
    texts = (path.read_text("utf-8") for path in sources if path.suffix in (".py", ".sh"))
    read = {name for text in texts for name in SETTING.findall(text)}
    return frozenset(read | {f"{name}_FILE" for name in read})


@pytest.mark.parametrize("path", of_today(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_named_is_there(path: Path) -> None:
    assert list(untrue(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "`make everything`",
        "`docs/nowhere.md`",
        "`names/nobody.py`",
        "`ordvern.nowhere.at_all`",
        "`ordvern scan --loudly letter.docx`",
        "`ordvern memory wash old.tmx`",
        "ORDVERN_NO_SUCH",
        "```sh\nordvern scan letter.docx\n.venv/bin/ordvern scn letter.docx\n```",
    ],
)
def test_planted_untruth_is_seen(wrong: str) -> None:
    assert len(list(untrue(wrong))) == 1


def test_what_is_true_is_let_be() -> None:
    text = "`make run` `docs/tour.md` `demo/stories.py` `ordvern scan --explain a | less`"

    assert list(untrue(text)) == []


def test_every_document_is_reached_from_the_readme() -> None:
    waiting, reached = [ROOT / "README.md"], set[Path]()
    while waiting:
        path = waiting.pop()
        reached.add(path)
        targets = (path.parent / each for each in LINK.findall(path.read_text("utf-8")))
        found = {each.resolve() for each in targets if each.suffix == ".md" and each.is_file()}
        waiting += found - reached
    told_of = [path for path in documents() if path.parent.name != "decisions"]

    assert [path.name for path in told_of if path not in reached] == []


def test_decisions_are_numbered_once_and_in_one_way() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in records]

    assert len(set(numbers)) == len(numbers)
    for path, number in zip(records, numbers, strict=True):
        assert path.read_text("utf-8").startswith(f"# {number} "), path.name
