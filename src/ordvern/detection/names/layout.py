"""Names that their place on the page shows: signatures, and speakers of a chat."""

import re
from bisect import bisect_left

from ordvern.detection.cues import Cue
from ordvern.detection.names.context import LINE_HEAD
from ordvern.detection.names.no_person import is_no_person
from ordvern.detection.names.noted import Noted, take
from ordvern.detection.names.runs import Run
from ordvern.detection.names.tagger import NameText

_SPEAKER_HEAD = re.compile(r"(?:^|\n)[ \t]*(?:\[[\d:., /\-]{4,24}\]|\d\d[:.]\d\d)?[ \t\-]*$")
_SPEAKER = re.compile(r":(?:\s|$)")


def signatures(source: NameText, noted: Noted) -> None:
    """Names in the lines under "Med vennlig hilsen"."""
    starts = [run.start for run in noted.left]
    for hit in source.cues.of(Cue.CLOSING):
        line_end = source.text.find("\n", hit.end)
        if line_end < 0 or line_end - hit.end > 40:
            continue
        index = bisect_left(starts, line_end)
        while index < len(starts) and starts[index] < line_end + 120:
            run = noted.left[index]
            if _looks_signed(run, source.text) and not is_no_person(run, source.text):
                take(run.tokens, "signature", 0.8, source.text, noted)
            index += 1


def speakers(text: str, noted: Noted) -> None:
    """Unknown words that open several lines and are followed by a colon: persons of a chat."""
    openers: dict[str, list[Run]] = {}
    for run in noted.left:
        if run.kinds not in ("U", "f", "s") or not _SPEAKER.match(text, run.end):
            continue
        at_head = _SPEAKER_HEAD.search(text[max(0, run.start - 30) : run.start]) is not None
        if at_head and not is_no_person(run, text):
            openers.setdefault(run.tokens[0].text, []).append(run)
    for runs in openers.values():
        if len(runs) > 1:
            for run in runs:
                take(run.tokens, "speaker", 0.8, text, noted)


def _looks_signed(run: Run, text: str) -> bool:
    at_head = LINE_HEAD.search(text[max(0, run.start - 12) : run.start]) is not None
    names = sum(kind in "FfSsU" for kind in run.kinds)
    return at_head and names == len(run.kinds) and 1 <= names <= 4
