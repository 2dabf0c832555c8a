"""The text on which detection is measured, and pieces of it.

About half of it is law (Norsk Lovtidend 2025), the other half news, reports, speeches and blogs in
both forms of Norwegian (the sentences of NorNE and of Språkbanken's pairs); all beside the
checkout, without it the invented documents of the tests. Paragraphs of 640 characters, one
invented identifier in every fourth. Each text is cut into documents of ten paragraphs and these
are shuffled, with a fixed seed, so that the sizes are measured on the same mixture: the law text
alone ends in lists of sanctions, with a number or a Cyrillic name in every line.
"""

import gzip
import json
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
LAW = DATA / "text" / "lovtidend-2025.txt.gz"
NORNE = tuple(DATA / "norne" / f"{form}-train.jsonl.gz" for form in ("nob", "nno"))
PAIRS = DATA / "memory" / "nb-nn-train.tsv.gz"
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PEER_SIZES = SIZES[:3]
VOLUME = 400_000
SECONDS = 6.0
PARAGRAPH = 640
DOCUMENT = 10
IDENTIFIERS = (
    " Kari Nordlund, fødselsnr. 20859718397.",
    " Skriv til kari.nordlund@post.example.",
    " Kari Nordlund, tlf. +47 916 22 407.",
    " Kari Nordlund, konto 4888.86.45066.",
    " Call Mary Ashdown at (212) 555-0142.",
    " Kari Nordlund, kort 4755 9200 4871 8306, IBAN NO66 4888 8645 066.",
)


NUMBERS = (
    "{day:02}.{month:02}.20{year}\t{number:08}\t{amount} {cents:03},00\t4{number:08}",
    "{number:06} {amount:05}\t+47 9{amount:02} {day} {cents:03}\t{cents:04} {day} {amount:05}",
    "NO{day:02} {cents:04} {amount:04} {month:03}\t{day}.{month}.{year}.{amount}\tA{number:07}",
)


def unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode()


def sources() -> list[list[str]]:
    """The words of each kind of text: law, and what is no law."""
    if not LAW.is_file():
        folder = ROOT / "tests" / "detection" / "corpus"
        return [[word for path in sorted(folder.iterdir()) for word in path.read_text().split()]]
    sentences = [json.loads(line)["w"] for path in NORNE for line in unpacked(path).splitlines()]
    pairs = unpacked(PAIRS).replace("\t", "\n").splitlines()
    words = [word for sentence in sentences for word in sentence]
    return [unpacked(LAW).split(), words + " ".join(pairs).split()]


def paragraphs(words: list[str]) -> Iterator[str]:
    """The words in order, in lines of `PARAGRAPH` characters."""
    line: list[str] = []
    length = 0
    for word in words:
        line.append(word)
        length += len(word) + 1
        if length > PARAGRAPH:
            yield " ".join(line)
            line, length = [], 0


def documents(words: list[str]) -> list[list[str]]:
    """Documents of `DOCUMENT` paragraphs, shuffled."""
    lines = list(paragraphs(words))
    cut = [lines[start : start + DOCUMENT] for start in range(0, len(lines), DOCUMENT)]
    random.Random(1).shuffle(cut)
    return cut


def corpus(size: int) -> str:
    """Documents of each kind in turn, an identifier in every fourth paragraph; `size` or more."""
    rows = zip(*[cycle(documents(words)) for words in sources()], strict=True)
    lines = (line for row in rows for document in row for line in document)
    text: list[str] = []
    for number, line in enumerate(islice(lines, size // PARAGRAPH + 1)):
        extra = "" if number % 4 else IDENTIFIERS[number // 4 % len(IDENTIFIERS)]
        text.append(line + extra)
    return "\n".join(text)


def ledger(size: int) -> str:
    """Rows of dates, amounts, accounts, telephones and the like, drawn with a fixed seed."""
    draw = random.Random(1).randrange
    rows: list[str] = []
    length = 0
    while length < size:
        shape = NUMBERS[len(rows) % len(NUMBERS)]
        day, month, year, amount = draw(10, 28), draw(1, 12), draw(10, 26), draw(10, 99)
        number, cents = draw(1, 99_999_999), draw(100, 999)
        rows.append(
            shape.format(day=day, month=month, year=year, amount=amount, number=number, cents=cents)
        )
        length += len(rows[-1]) + 1
    return "\n".join(rows)


def pieces(text: str, size: int, volume: int = VOLUME) -> list[str]:
    """Pieces of `size` characters from all over the text, so that every size meets the same
    mixture."""
    count = min(len(text), max(volume, 3 * size)) // size
    starts = range(0, len(text), len(text) // count)[:count]
    return [text[start : start + size] for start in starts]


def weight(some: Iterable[str]) -> int:
    """Bytes of UTF-8."""
    return sum(len(each.encode()) for each in some)


def quickest(
    work: Callable[[Item], object], some: Sequence[Item], seconds: float, *, passes: int = 1
) -> float:
    """CPU seconds of the quickest pass over some texts, of those that fit in so many seconds, or of
    so many. Whatever is compared is given as long, so that moments in which others use the machine
    are left out for all."""
    times: list[float] = []
    while len(times) < passes or sum(times) < seconds:
        begun = time.process_time()
        for each in some:
            work(each)
        times.append(time.process_time() - begun)
    return min(times)


def throughput(
    work: Callable[[Item], object], some: Sequence[Item], size: int, passes: int
) -> float:
    """MB a CPU second of texts of `size` bytes in all, in the quickest pass."""
    return round(size / quickest(work, some, SECONDS, passes=passes) / 1e6, 3)
