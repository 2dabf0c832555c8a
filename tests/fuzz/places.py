"""Where fuzzing keeps what it goes on from: beneath build/fuzz, which is not in the repository."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = ROOT / "build" / "fuzz"
LEDGER = Path(__file__).parent / "ledger.json"
REPORT = ROOT / "docs" / "reference" / "fuzzing.md"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of one target: inputs that reached something new, the seeds, inputs that broke a
    promise, and inputs at which the process died."""

    corpus: Path
    seeds: Path
    findings: Path
    deaths: Path


def places_of(name: str) -> Places:
    """The folders of a target, made if they are not there."""
    folders = [HOME / kind / name for kind in ("corpus", "seeds", "findings", "deaths")]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
    return Places(*folders)
