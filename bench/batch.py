"""Measures what a second process is worth to a batch: the same archive on one and on several.

    python -m bench.batch [--workers 1 2] [--files 200] [--repeat 3]

The archive is invented: letters of some 4 kB to 40 kB, half of them docx, half plain text. Beside
it, in the same run, stands a control: plain counting, cut into as many processes, which tells what
the machine had to give just then. CPU seconds tell what the sharing itself costs.
"""

import argparse
import io
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

import docx

from ordvern.detection.batch import scan_many

COUNT = 120_000_000
RESULTS = Path(__file__).parent / "results" / "batch.json"
FORENAMES = ("Kari", "Ola", "Ingrid", "Eirik", "Solveig", "Håkon", "Maryam")
SURNAMES = ("Nordlund", "Lia", "Fjellheim", "Haugen", "Østby")
SENTENCES = (
    "Pasienten {name} ble innlagt etter henvisning fra fastlegen og hadde hatt feber i en uke.",
    "{name} kan nås på telefon 9{number:07d} eller {mail}@post.example.",
    "Møtet handlet om budsjettet for neste år, og alle avdelinger la fram sine planer.",
    "Saken gjelder leie av lokaler i Storgata {small}, 0155 Oslo, fra første januar.",
    "Det ble vedtatt å sende saken på høring før den behandles på nytt i utvalget.",
    "Vedkommende {name} har vært sykmeldt siden mai på grunn av diabetes type 2.",
)


def letter(chance: random.Random) -> str:
    """An invented letter of 4 to 40 kB."""
    paragraphs: list[str] = []
    wanted = chance.randint(4_000, 40_000)
    while sum(map(len, paragraphs)) < wanted:
        forename, surname = chance.choice(FORENAMES), chance.choice(SURNAMES)
        paragraphs.append(
            chance.choice(SENTENCES).format(
                name=f"{forename} {surname}",
                number=chance.randrange(10**7),
                mail=f"{forename}.{surname}".lower(),
                small=chance.randint(1, 99),
            )
        )
    return "\n".join(paragraphs)


def archive(folder: Path, letters: list[str]) -> None:
    """Write the letters, every other one as docx."""
    for number, text in enumerate(letters):
        if number % 2:
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
            continue
        document, content = docx.Document(), io.BytesIO()
        for paragraph in text.split("\n"):
            document.add_paragraph(paragraph)
        document.save(content)
        (folder / f"{number:05}.docx").write_bytes(content.getvalue())


def texts(letters: list[str], workers: int) -> None:
    """`scan_many` over texts in memory, start of the workers included."""
    assert sum(1 for _ in scan_many(letters, workers=workers)) == len(letters)


def files(folder: Path, workers: int) -> None:
    """The whole command over the folder, start included."""
    command = [sys.executable, "-m", "ordvern.cli", "scan", "--format", "json"]
    done = subprocess.run(
        [*command, "--workers", str(workers), folder], stdout=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 1, "a file was not read"


def control(workers: int) -> None:
    """The same count, cut into as many processes."""
    count = f"sum(number & 7 for number in range({COUNT // workers}))"
    processes = [subprocess.Popen([sys.executable, "-c", count]) for _ in range(workers)]
    for process in processes:
        assert process.wait() == 0


def measured(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds by the clock, and CPU seconds of the processes that were started for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return round(seconds, 2), round(cpu, 2)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    arguments.add_argument("--files", type=int, default=200)
    arguments.add_argument("--repeat", type=int, default=3)
    asked = arguments.parse_args()
    chance = random.Random(7)
    letters = [letter(chance) for _ in range(asked.files)]
    runs: dict[str, dict[int, list[tuple[float, float]]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory() as name:
        archive(Path(name), letters)
        for _ in range(asked.repeat):
            for workers in asked.workers:
                for what, work in (
                    ("control", partial(control, workers)),
                    ("texts", partial(texts, letters, workers)),
                    ("files", partial(files, Path(name), workers)),
                ):
                    runs[what][workers].append(measured(work))
    best = {what: {n: min(each) for n, each in of.items()} for what, of in runs.items()}
    first = asked.workers[0]
    result = {
        "files": asked.files,
        "characters": sum(map(len, letters)),
        "cores": os.cpu_count(),
        "load": [round(each, 2) for each in os.getloadavg()],
        "python": platform.python_version(),
        "seconds": {what: {n: each[0] for n, each in of.items()} for what, of in best.items()},
        "cpu_seconds": {what: {n: each[1] for n, each in of.items()} for what, of in best.items()},
        "speed_up": {
            what: {n: round(of[first][0] / each[0], 2) for n, each in of.items()}
            for what, of in best.items()
        },
    }
    RESULTS.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
