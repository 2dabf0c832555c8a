"""Which of several candidates at one place is kept."""

from collections.abc import Iterable, Iterator

from ordvern.detection.recognizer import Candidate


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without overlap: the surer first, then the longer; in order of place."""
    kept: list[Candidate] = []
    for group in _touching(sorted(candidates, key=lambda candidate: candidate.start)):
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
    for candidate in sorted(group, key=_rank):
        if all(candidate.end <= one.start or one.end <= candidate.start for one in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.start)


def _rank(candidate: Candidate) -> tuple[float, int, int]:
    return (-round(candidate.confidence, 2), -len(candidate), candidate.start)
