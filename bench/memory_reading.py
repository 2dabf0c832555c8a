"""Reading, cleaning and purging: how fast a memory goes through the hands of the program."""

import gc
import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from ordvern.collector import Uncollected
from ordvern.detection.neighbours import NEIGHBOURS, scan_neighbours, scan_rows
from ordvern.memory import Coded
from ordvern.memory.cleaning import BATCH, batches, clean
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.persons import holding, pattern_for
from ordvern.memory.tmx import FOOTER, TmxReader, header

_UNITS = 100_000
_ROUNDS = 9
_SIDE_BY_SIDE = 20


def reading(texts: Sequence[str], folder: Path) -> dict[str, Any]:
    """MB a second of a TMX file with authors and days, ours beside lxml's iterparse."""
    path = folder / "memory.tmx"
    texts = [text for text in texts if text.isprintable()]
    with path.open("wb") as file:
        file.write(header("en"))
        for text in texts[:_UNITS]:
            segment = f"<seg>{escape(text)}</seg>"
            unit = "".join(f'<tuv xml:lang="{tag}">{segment}</tuv>' for tag in ("en", "nb"))
            start = '<tu creationid="someone" creationdate="20240501T101112Z">'
            file.write(f"{start}{unit}</tu>\n".encode())
        file.write(FOOTER)
    size = path.stat().st_size / 1e6
    return {
        "mb": round(size),
        "bytes_per_unit": round(size * 1e6 / min(_UNITS, len(texts))),
        "ours_mb_s": round(size / _best(lambda: _through(path)), 1),
        "lxml_iterparse_mb_s": round(size / _best(lambda: _iterparse(path)), 1),
    }


def _through(path: Path) -> None:
    with path.open("rb") as file:
        _drain(TmxReader(file))


def _drain(entries: Iterable[object]) -> None:
    for _ in entries:
        pass


def _iterparse(path: Path) -> None:
    """The same entries' texts by lxml, freed as they go."""
    for _, unit in etree.iterparse(path, tag="tu", resolve_entities=False, no_network=True):
        _drain("".join(segment.itertext()) for segment in unit.iter("seg"))
        unit.clear()
        while unit.getprevious() is not None:
            del unit.getparent()[0]


def cleaning(texts: Sequence[str], number: int = 4096) -> dict[str, Any]:
    """MB a second through the guard, beside the detector alone over the same texts: page by page,
    and given as many at once as the guard gives it."""
    step = max(len(texts) // number, 1)
    some = texts[::step][:number]
    size = 2 * sum(len(text.encode()) for text in some) / 1e6
    entries = [
        FileEntry(n, (Variant("en", Coded(text)), Variant("nb", Coded(text))))
        for n, text in enumerate(some, 1)
    ]

    def guarded() -> None:
        for batch in batches(entries):
            clean(batch, "en", screen=scan_rows)

    def detected(at_once: int) -> None:
        # In the guard's order: the same text read twice in a row would find its words in the cache.
        for batch in range(0, len(some), BATCH):
            for language in ("en", "nb"):
                for start in range(batch, min(batch + BATCH, len(some)), at_once):
                    scan_neighbours(some[start : start + at_once], language)

    guarded()
    gc.freeze()  # as a run of the command does after its first batch
    with Uncollected():  # as cleaning does; so that the detector alone has it as good
        rounds = [
            (_cpu(guarded), _cpu(lambda: detected(NEIGHBOURS)), _cpu(lambda: detected(BATCH)))
            for _ in range(_SIDE_BY_SIDE)
        ]
    gc.unfreeze()
    ours, by_page, at_once = (min(times) for times in zip(*rounds, strict=True))
    return {
        "clean_mb_s": round(size / ours, 2),
        "detector_mb_s": round(size / by_page, 2),
        "ratio": round(by_page / ours, 2),
        "detector_at_once_mb_s": round(size / at_once, 2),
        "ratio_at_once": round(at_once / ours, 2),
    }


def purging(texts: Sequence[str], number: int = 200_000) -> dict[str, Any]:
    """Units a second in which a person is looked for."""
    some = texts[: min(number, len(texts))]
    pattern = pattern_for(["Solveig Nordlund"], ["solveig@post.example"])
    took = _best(
        lambda: _drain(
            itertools.chain.from_iterable(
                holding(some[start : start + 5000], pattern) for start in range(0, len(some), 5000)
            )
        )
    )
    return {"units_per_s": round(len(some) / took)}


def _best(work: Callable[[], None]) -> float:
    """CPU seconds of the quickest of some rounds."""
    return min(_cpu(work) for _ in range(_ROUNDS))


def _cpu(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
