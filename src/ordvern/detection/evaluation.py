"""Documents as JSON lines in, answers as JSON lines out, in the form that scorers read.

A line in: ``{"id": ..., "text": ...}``. A line out: ``{"id", "personal", "sensitive",
"findings": [{"start", "end", "kind"}]}``, offsets in code points.
"""

import json
from collections.abc import Iterable, Iterator

from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import Tagger
from ordvern.detection.scan import Scan, scan
from ordvern.detection.tuning import Tuning


def answers(
    lines: Iterable[str],
    *,
    tuning: Tuning | None = None,
    tagger: Tagger = tag_with_second_opinion,
) -> Iterator[str]:
    """One answer for each document line; raises ValueError if a line is no such document."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            identity, text = document["id"], document["text"]
        except (ValueError, KeyError, TypeError):
            raise ValueError(f"line {number} is no document with an id and a text") from None
        yield json.dumps(
            as_answer(identity, scan(str(text), tuning=tuning, tagger=tagger)), ensure_ascii=False
        )


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
