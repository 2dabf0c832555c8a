"""Which of several candidates at one place is kept."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ordvern.detection.recognizer import Candidate

_START = attrgetter("start")


def resolve(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Candidates without overlap: the surer first, then the longer; in order of place."""
    if len(candidates) < 2:
        return candidates
    kept: list[Candidate] = []
    for group in _touching(sorted(candidates, key=_START)):
        kept.extend(_surest(group) if len(group) > 1 else group)
    return kept


def _touching(ordered: list[Candidate]) -> Iterator[list[Candidate]]:
    """Groups of candidates that hang together by overlap."""
    group: list[Candidate] = []
    end = 0
    for candidate in ordered:
        if group and candidate.start >= end:
            yield group
            group = []
        group.append(candidate)
        end = max(end, candidate.end) if len(group) > 1 else candidate.end
    if group:
        yield group


def _surest(group: list[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    starts: list[int] = []
    for candidate in sorted(group, key=_rank):
        # Those chosen lie apart, so only the two beside it can overlap.
        index = bisect_left(starts, candidate.start)
        if index and chosen[index - 1].end > candidate.start:
            continue
        if index < len(chosen) and chosen[index].start < candidate.end:
            continue
        chosen.insert(index, candidate)
        starts.insert(index, candidate.start)
    return chosen


def _rank(candidate: Candidate) -> tuple[float, int, int]:
    return (-round(candidate.confidence, 2), -len(candidate), candidate.start)
