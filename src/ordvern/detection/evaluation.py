"""Documents as JSON lines in, answers as JSON lines out, in the form that scorers read.

A line in: ``{"id": ..., "text": ...}``. A line out: ``{"id", "personal", "sensitive",
"findings": [{"start", "end", "kind"}]}``, offsets in code points.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import Tagger
from ordvern.detection.scan import Scan, scan_each
from ordvern.detection.tuning import Tuning


def answers(
    lines: Iterable[str],
    *,
    tuning: Tuning | None = None,
    tagger: Tagger = tag_with_second_opinion,
    at_once: int = 1,
) -> Iterator[str]:
    """One answer for each document line; raises ValueError if a line is no such document, after
    the answers for all lines before it.

    With `at_once` above 1, so many lines are read before the first of them is answered, which is
    much quicker for short documents.
    """
    documents = _documents(lines)
    while True:
        group: list[tuple[object, str]] = []
        problem: ValueError | None = None
        try:
            group.extend(islice(documents, at_once))
        except ValueError as found:
            problem = found  # what came before it is in the group
        every = scan_each([text for _, text in group], tuning=tuning, tagger=tagger)
        for (identity, _), seen in zip(group, every, strict=True):
            yield json.dumps(as_answer(identity, seen), ensure_ascii=False)
        if problem:
            raise problem
        if not group:
            return


def _documents(lines: Iterable[str]) -> Iterator[tuple[object, str]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            yield document["id"], str(document["text"])
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"line {number} is no document with an id and a text") from None


def as_answer(identity: object, found: Scan) -> dict[str, object]:
    """The answer for one document of a single text."""
    return {
        "id": identity,
        "personal": found.assessment.personal,
        "sensitive": sorted(found.assessment.sensitive),
        "findings": [
            {"start": f.span.start, "end": f.span.end, "kind": f.category.value}
            for f in found.findings
        ],
    }
