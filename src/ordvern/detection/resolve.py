"""Which of several candidates at one place is kept."""

from bisect import bisect_left
from collections.abc import Iterable

from ordvern.detection.recognizer import Candidate


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without overlap: the surer first, then the longer; in order of place."""
    kept: list[Candidate] = []
    ends: list[int] = []
    for candidate in sorted(candidates, key=_rank):
        index = bisect_left(ends, candidate.start + 1)
        if index < len(kept) and kept[index].start < candidate.end:
            continue
        kept.insert(index, candidate)
        ends.insert(index, candidate.end)
    return kept


def _rank(candidate: Candidate) -> tuple[float, int, int]:
    return (-round(candidate.confidence, 2), -len(candidate), candidate.start)
