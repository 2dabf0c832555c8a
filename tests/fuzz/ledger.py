"""How long each target has truly run, and since when without a finding: a table that is kept."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Turn:
    """One target's run: seconds by the clock and of the processor, inputs, and what is new."""

    seconds: float
    processor: float
    executions: int
    findings: int


@dataclass(frozen=True, slots=True)
class Record:
    """All turns of one target. `clean` are seconds of the processor since its last finding: on a
    machine that does other things too, those of the clock say little."""

    seconds: float = 0.0
    processor: float = 0.0
    executions: int = 0
    findings: int = 0
    clean: float = 0.0
    day: str = ""

    def after(self, turn: Turn, day: str) -> "Record":
        """A turn with a finding sets the clean time back to nought: what it found must be mended,
        and the time begins anew."""
        return replace(
            self,
            seconds=round(self.seconds + turn.seconds, 1),
            processor=round(self.processor + turn.processor, 1),
            executions=self.executions + turn.executions,
            findings=self.findings + turn.findings,
            clean=0.0 if turn.findings else round(self.clean + turn.processor, 1),
            day=day,
        )


def load(path: Path) -> dict[str, Record]:
    rows = json.loads(path.read_text()) if path.exists() else {}
    return {name: Record(**row) for name, row in rows.items()}


def save(records: dict[str, Record], path: Path) -> None:
    rows = {name: asdict(record) for name, record in sorted(records.items())}
    path.write_text(json.dumps(rows, indent=1) + "\n")


def table(records: dict[str, Record], targets: Iterable[tuple[str, str]]) -> str:
    """In Markdown, a row for each target: also those that never ran."""
    rows = [
        "| target | feeds | minutes | of the processor | inputs | findings |"
        " of the processor since | last run |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, what in targets:
        one = records.get(name, Record())
        times = [f"{value / 60:.1f}" for value in (one.seconds, one.processor)]
        counts = [f"{one.executions:,}", str(one.findings), f"{one.clean / 60:.1f}", one.day]
        rows.append("| " + " | ".join([name, what, *times, *counts]) + " |")
    return "\n".join(rows) + "\n"
