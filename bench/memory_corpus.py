"""A million real segments for the bench of the memory, read where they lie and kept nowhere.

First what lies in `shared/data` beside the checkout (interface strings, news, law text), then
English sentences out of what is installed on this machine: manual pages, documentation, comments
and docstrings. Which of it a machine has differs, so figures hold for the corpus that was counted.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
INSTALLED = (
    (Path("/usr/share/man"), ("*.gz",)),
    (Path("/usr/share/doc"), ("*.html", "*.txt", "*.gz", "README*", "NEWS*")),
    (Path(sys.prefix), ("*.py", "*.md", "*.rst", "*.txt", "*.pyi")),
    (Path("/usr/lib"), ("*.py", "*.pod", "*.pm")),
    (Path("/usr/share/perl"), ("*.pod", "*.pm")),
    (Path("/usr/include"), ("*.h", "*.hpp")),
    (Path("/usr/share"), ("*.txt", "*.md", "*.xml", "*.json")),
)
_MARKUP = re.compile(r"<[^<>]{1,200}>|\\f[BIRP]|\\[-&|]|^\.\S*|^[\s#*/>|-]+", re.MULTILINE)
# A capital, then words and signs of running text up to a full stop.
_SENTENCE = re.compile(r"[A-ZÆØÅ][^.!?{}=;_\\\n]{12,300}[.!?](?=\s|$)")
_LARGEST = 8_000_000


def shared() -> Iterator[str]:
    """Sources of the pairs, news and law text beside the checkout, if they are there."""
    for name in ("en-nb", "nb-nn-train", "nb-nn-dev"):
        for line in lines(DATA / "memory" / f"{name}.tsv.gz"):
            yield line.split("\t")[0]
    yield from lines(DATA / "text" / "lovtidend-2025.txt.gz")
    for path in sorted((DATA / "norne").glob("*.jsonl.gz")):
        for line in lines(path):
            yield " ".join(json.loads(line)["w"])


def installed() -> Iterator[str]:
    """English sentences of installed documentation."""
    for folder, patterns in INSTALLED:
        for pattern in patterns:
            for path in sorted(folder.rglob(pattern)):
                yield from _sentences(_text(path))


def segments(number: int) -> list[str]:
    """As many different segments as there are, at most `number`, always in the same order."""
    found: dict[str, None] = {}
    for source in (shared(), installed()):
        for text in source:
            if any(sign.isalpha() for sign in text) and len(text) < 1000:
                found[text.strip()] = None
            if len(found) >= number:
                return list(found)
    return list(found)


def lines(path: Path) -> Iterator[str]:
    """The lines of a zipped file; none if it is not there."""
    if path.is_file():
        yield from gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()


def _text(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "ignore")
    except (OSError, EOFError):
        return ""


def _sentences(text: str) -> Iterator[str]:
    plain = _MARKUP.sub(" ", text).replace("\n\n", ".\x00").replace("\n", " ").replace("\x00", "\n")
    for match in _SENTENCE.finditer(plain):
        sentence = " ".join(match.group().split())
        if sentence.count(" ") >= 2:
            yield sentence
