"""Measures reading xlsx beside openpyxl and pdf beside pypdf, and what the cage costs at its start.

    .venv/bin/python -m bench.reading

Both sides read the same bytes in this process, one after the other, in CPU time; the median of
`ROUNDS`. What the cage costs is wall time: the first reading starts the keeper, the others a child
each. The large workbook is made here and read in the cage, within its limits.
"""

import io
import json
import logging
import os
import platform
import random
import sys
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import openpyxl
import pikepdf
import pypdf
from bench.floors import inflating, page_text

from ordvern.documents import Limits, Refused, read
from ordvern.documents.content import read_content

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT.parent / "shared" / "samples" / "real"
RESULTS = ROOT / "bench" / "results" / "reading.json"
PAGE = ROOT / "docs" / "documents.md"
ROUNDS = 5
STARTS = 40
LARGE = 200 << 20
SHARED = range(2000)
WORDS = ("kari", "avtalen", "gjelder", "levering", "mellom", "partene", "etter", "norsk", "rett")

Reader = Callable[[bytes], int]


def workbook(rows: int, columns: int) -> bytes:
    """Every third column holds numbers, the others words."""
    rng = random.Random(rows)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Ark")
    for row in range(rows):
        sheet.append(
            [row * n if n % 3 == 0 else " ".join(rng.choices(WORDS, k=4)) for n in range(columns)]
        )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pages(count: int) -> bytes:
    """A PDF of `count` pages of forty lines each."""
    rng = random.Random(count)
    document = pikepdf.new()
    font = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for _ in range(count):
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lines = "".join(f"({' '.join(rng.choices(WORDS, k=12))}) Tj T*\n" for _ in range(40))
        page.Contents = document.make_stream(f"BT /F1 10 Tf 14 TL 40 800 Td\n{lines}ET".encode())
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def ours(content: bytes) -> int:
    return sum(len(one.text) for one in read_content(content, "", Limits()).segments)


def by_openpyxl(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return sum(len(str(value)) for row in rows for value in row if value is not None)


def by_pypdf(content: bytes) -> int:
    return sum(len(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def cpu(reader: Reader, contents: list[bytes]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for content in contents:
            reader(content)
        times.append(time.process_time() - start)
    return median(times)


def samples(kind: str, peer: Reader) -> list[bytes]:
    """The sample files that both sides read."""
    contents = []
    for path in sorted((SAMPLES / kind).glob(f"*.{kind}")):
        try:
            ours(path.read_bytes())
            peer(path.read_bytes())
        except Exception:  # noqa: BLE001, S112  a peer raises what it likes
            continue
        contents.append(path.read_bytes())
    return contents


def compared(name: str, contents: list[bytes], peer: Reader, floor: Reader) -> dict[str, object]:
    mine, theirs, least = cpu(ours, contents), cpu(peer, contents), cpu(floor, contents)
    return {
        "set": name,
        "documents": len(contents),
        "peer": peer.__name__.removeprefix("by_"),
        "ordvern_ms": round(mine * 1000, 1),
        "peer_ms": round(theirs * 1000, 1),
        "floor_ms": round(least * 1000, 1),
        "ratio_at_most": round(theirs / least, 1),
        "ratio": round(theirs / mine, 1),
        "ordvern_characters": sum(map(ours, contents)),
        "peer_characters": sum(map(peer, contents)),
    }


def starts() -> tuple[float, float]:
    """Seconds of the first caged reading, and of the median one after it."""
    times = []
    for _ in range(STARTS + 1):
        start = time.perf_counter()
        read(io.BytesIO(b"Hei"))
        times.append(time.perf_counter() - start)
    return times[0], median(times[1:])


def large_workbook() -> bytes:
    """A package whose one sheet inflates to `LARGE` bytes: rows of 20 cells, half of them numbers
    and half of them shared strings, as large workbooks are."""
    stream = io.BytesIO()
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rng = random.Random(7)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" '
            f'ContentType="{kind}.sharedStrings+xml"/></Types>',
        )
        strings = "".join(f"<si><t>{' '.join(rng.choices(WORDS, k=2))}</t></si>" for _ in SHARED)
        archive.writestr("xl/sharedStrings.xml", f"<sst {space}>{strings}</sst>")
        archive.writestr("xl/workbook.xml", f"<workbook {space}/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            written = sheet.write(f"<worksheet {space}><sheetData>".encode())
            row = 0
            while written < LARGE:
                row += 1
                cells = "".join(large_cell(rng, row, column) for column in range(20))
                written += sheet.write(f'<row r="{row}" spans="1:20">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
    return stream.getvalue()


def large_cell(rng: random.Random, row: int, column: int) -> str:
    place = f'r="{chr(65 + column)}{row}"'
    if column % 2:
        return f'<c {place} s="1" t="s"><v>{rng.randrange(len(SHARED))}</v></c>'
    return f'<c {place} s="2"><v>{rng.random() * 1e5:.2f}</v></c>'


def largest() -> dict[str, object]:
    """What becomes of the large workbook in the cage, and what reading it takes beside its own
    bytes and its text, in a process of its own."""
    content = large_workbook()
    try:
        outcome = f"read, {len(read(io.BytesIO(content)).segments):,} segments"
    except Refused as refusal:
        outcome = f"refused: {refusal.reason.value}"
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        seconds, overhead = other.submit(taken, content).result()
    return {
        "megabytes": LARGE >> 20,
        "outcome": outcome,
        "cpu_seconds": round(seconds, 1),
        "overhead_mb": round(overhead / 1e6),
    }


def taken(content: bytes) -> tuple[float, int]:
    """CPU seconds of a reading, and the bytes of memory that it takes at most beside what was
    there before and the segments that come out."""
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak so far, proc(5)
    before = resident("VmRSS")
    start = time.process_time()
    segments = read_content(content, "", Limits()).segments
    seconds = time.process_time() - start
    peak = resident("VmHWM")
    kept = sum(map(sys.getsizeof, segments))
    kept += sum(sys.getsizeof(one.text) + sys.getsizeof(one.locator) for one in segments)
    return seconds, peak - before - kept


def resident(line: str) -> int:
    """Bytes of memory by a line of /proc/self/status: VmRSS now, VmHWM at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(one for one in lines if one.startswith(line)).split()[1]) * 1024


def write_page(result: dict[str, object], rows: list[dict[str, object]]) -> None:
    lines = [
        "| documents | Ordvern, ms | peer, ms | ratio | libraries alone, ms | ratio they allow | "
        "characters |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {row['set']} ({row['documents']}), beside {row['peer']} | {row['ordvern_ms']} | "
            f"{row['peer_ms']} | {row['ratio']} | {row['floor_ms']} | {row['ratio_at_most']} | "
            f"{row['ordvern_characters']:,} / {row['peer_characters']:,} |"
        )
    large = result["large"]
    assert isinstance(large, dict)
    lines += [
        "",
        f"A caged reading of three letters takes {result['warm_ms']} ms (the first, which starts "
        f"the keeper, {result['cold_ms']} ms), with {result['wanting']} processes that want a core "
        f"of {os.cpu_count()}. A workbook whose sheet inflates to "
        f"{large['megabytes']} MB, in the cage: {large['outcome']}; that takes "
        f"{large['cpu_seconds']} s, and {large['overhead_mb']} MB of memory beside the file's own "
        "bytes and the segments.",
        f"CPU time, median of {ROUNDS}, on a shared machine; {result['machine']}.",
    ]
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition("<!-- reading -->\n")
    _, _, after = rest.partition("<!-- /reading -->")
    body = "\n".join(lines)
    PAGE.write_text(f"{before}<!-- reading -->\n{body}\n<!-- /reading -->{after}", encoding="utf-8")


def main() -> None:
    logging.disable()  # pypdf has much to say about real files
    sets: list[tuple[str, list[bytes], Reader, Reader]] = [
        ("xlsx, 5,000 rows of 12 cells", [workbook(5000, 12)], by_openpyxl, inflating),
        ("pdf, 60 pages", [pages(60)], by_pypdf, page_text),
        ("real xlsx", samples("xlsx", by_openpyxl), by_openpyxl, inflating),
        ("real pdf", samples("pdf", by_pypdf), by_pypdf, page_text),
        ("xlsx of one row", [workbook(1, 2)], by_openpyxl, inflating),
    ]
    rows = [compared(*each) for each in sets if each[1]]
    cold, warm = starts()
    result: dict[str, object] = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "rows": rows,
        "cold_ms": round(cold * 1000),
        "warm_ms": round(warm * 1000, 1),
        "wanting": round(os.getloadavg()[0]),
        "large": largest(),
    }
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    write_page(result, rows)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
