"""Letters between digits and digits between letters put right, as in bad scans: "9O1" is "901"."""

import re
from collections.abc import Iterable

from ordvern.detection.narrow import coarse

COARSE = coarse(r"[0-9][OolI][0-9]|[0-9] [Oo][0-9]|\pL\pL0\pL\pL|[A-Z]0[A-Z]{3}")
_EXACT = re.compile(
    r"(?<=\d)[OolI](?=\d)|(?<=\d )[Oo](?=\d)|(?<=[^\W\d_]{2})0(?=[^\W\d_]{2})|"
    r"(?<=\b[A-Z])0(?=[A-Z]{3})"
)
_SWAPS = {"O": "0", "o": "0", "l": "1", "I": "1", "0": "o"}


def put_right(text: str, places: Iterable[tuple[int, int]]) -> str:
    """`text` put right at the places of the coarse shape; the very same if nothing is swapped."""
    pieces: list[str] = []
    kept = 0
    for start, end in places:
        for match in _EXACT.finditer(text, max(kept, start - 1), end + 4):
            pieces += [text[kept : match.start()], _SWAPS[match.group()]]
            kept = match.end()
    return "".join([*pieces, text[kept:]]) if pieces else text
