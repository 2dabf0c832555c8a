"""Runs targets in turn, each until it has been without a finding for so many minutes of the
processor.

    python -m tests.fuzz [--minutes 10] [--turn 10] [--report] [NAME ...]

What was run before counts: stop it at any time, and it goes on where it was. Those that have run
least come first. `--report` writes docs/reference/fuzzing.md anew and runs nothing.
"""

import argparse
import logging
import re
import resource
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime

from tests.fuzz.ledger import Record, Turn, load, save, table
from tests.fuzz.places import HOME, LEDGER, REPORT, ROOT, places_of
from tests.fuzz.targets.registry import TARGETS

BEGIN, END = "<!-- fuzzing -->\n", "<!-- end of fuzzing -->\n"
COUNTED = re.compile(rb"(?m)^#(\d+)|number_of_executed_units: (\d+)")
DONE = re.compile(rb"Done \d+ runs in (\d+) second")
READY = re.compile(rb"ready after ([\d.]+) s")
LATE = 300
logger = logging.getLogger("fuzz")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--turn", type=float, help="minutes of one turn; all of them if not given")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *TARGETS])
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stdout)
    if not arguments.report:
        _run(arguments.names or list(TARGETS), arguments.minutes * 60, arguments.turn)
    _report()


def _run(names: list[str], wanted: float, turn: float | None) -> None:
    """Turn by turn; a target that has found something is not run again before that is mended."""
    tried: set[str] = set()
    while True:
        records = load(LEDGER)
        left = [
            name
            for name in names
            if records.get(name, Record()).clean < wanted and name not in tried
        ]
        if not left:
            return
        name = min(left, key=lambda one: records.get(one, Record()).clean)
        missing = wanted - records.get(name, Record()).clean
        took = run_once(name, min(missing, turn * 60) if turn else missing)
        if took.findings:
            tried.add(name)
        today = datetime.now(UTC).date().isoformat()
        save({**load(LEDGER), name: records.get(name, Record()).after(took, today)}, LEDGER)
        logger.info("%s: %.0f s, %d inputs, %d findings",
                    name, took.seconds, took.executions, took.findings)  # fmt: skip


class DidNotStart(Exception):
    """The process of a target ended before it took a single input; its log says why."""


def run_once(name: str, seconds: float) -> Turn:
    """A target for so long, begun again if its process dies; a death is a finding too."""
    before = _found(name)
    ran = processor = 0.0
    executions = 0
    while seconds - ran > 1:
        took, used, count = _started(name, int(seconds - ran) + 1)
        ran, processor, executions = ran + took, processor + used, executions + count
    return Turn(ran, processor, executions, len(_found(name) - before))


def _used() -> float:
    """Seconds of the processor that all processes so far have taken."""
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return now.ru_utime + now.ru_stime


def _found(name: str) -> set[str]:
    places = places_of(name)
    return {
        path.name
        for folder in (places.findings, places.deaths)
        for path in folder.iterdir()
        if path.suffix != ".said"
    }


def _started(name: str, seconds: int) -> tuple[float, float, int]:
    """Seconds by the clock and of the processor, and inputs, of one process from its first input
    until its time was over or it died."""
    log = HOME / f"{name}.log"
    began, used = time.monotonic(), _used()
    # One that is late on a machine with much else to do is ended; what it ran still counts.
    with log.open("wb") as stream, suppress(subprocess.TimeoutExpired):
        subprocess.run(
            [sys.executable, "-u", "-m", "tests.fuzz.one", name, str(seconds)],
            cwd=ROOT, stdout=stream, stderr=stream, timeout=seconds + LATE, check=False,
        )  # fmt: skip
    said = log.read_bytes()
    executions = max((int(one or other) for one, other in COUNTED.findall(said)), default=0)
    if not executions:
        raise DidNotStart(str(log))
    done = DONE.search(said)  # it says so only of a run that came to its end
    ready = float(READY.search(said)[1])  # it has begun: so it has said so
    return (
        float(done[1]) if done else time.monotonic() - began,
        _used() - used - ready,
        executions,
    )


def _report() -> None:
    before, _, rest = REPORT.read_text().partition(BEGIN)
    rows = table(load(LEDGER), [(each.name, each.what) for each in TARGETS.values()])
    REPORT.write_text(before + BEGIN + rows + END + rest.partition(END)[2])


if __name__ == "__main__":
    main()
