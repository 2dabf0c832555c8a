"""Finds values in texts made of fields, and writes labels so that the file stays valid.

What is found over several stretches goes from each of them; what stands between them (a separator,
a quote) stays.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from ordvern.documents.forms import Stretch
from ordvern.documents.redaction.values import ROUNDS, Hit

Find = Callable[[str], list[Hit]]
Number = Callable[[str, str, str], str]


def rewritten(
    source: str, stretches: Sequence[Stretch], find: Find, number: Number | None = None
) -> tuple[str, int]:
    """The source with the label of every hit instead of it, and how many hits there were.

    `number` says what becomes of a bare number, as `Values.instead_of_number` does.
    """
    count = 0
    for _ in range(ROUNDS):
        found = _once(stretches, find, number)
        count += found
        if not found:
            break
    return "".join(_written(source, stretches)), count


def _once(stretches: Sequence[Stretch], find: Find, number: Number | None) -> int:
    """All as one text, then each stretch alone: its neighbour may hide a value."""
    hits = find("".join(each.says for each in stretches))
    _replace(stretches, hits, number)
    count = len(hits)
    for each in stretches:
        alone = find(each.says) if each.spell is not None else []
        _replace([each], alone, number)
        count += len(alone)
    return count


def _replace(stretches: Sequence[Stretch], hits: Sequence[Hit], number: Number | None) -> None:
    """The label goes where the value began, into the first stretch that can be written."""
    starts: list[int] = []
    offset = 0
    for each in stretches:
        starts.append(offset)
        offset += len(each.says)
    for hit in reversed(hits):
        label = hit.label
        at = bisect_right(starts, hit.start) - 1
        while at < len(stretches) and starts[at] < hit.end:
            if _write(stretches[at], hit, starts[at], label, number):
                label = ""
            at += 1


def _write(each: Stretch, hit: Hit, start: int, label: str, number: Number | None) -> bool:
    first, last = max(hit.start - start, 0), min(hit.end - start, len(each.says))
    if each.spell is None or first >= last:
        return False
    if each.is_number and number is not None and label:
        each.says = number(each.says, each.says, label)
    else:
        each.says = each.says[:first] + label + each.says[last:]
    each.is_changed = True
    return True


def _written(source: str, stretches: Sequence[Stretch]) -> Iterator[str]:
    at = 0
    for each in stretches:
        yield source[at : each.start]
        if each.is_changed and each.spell is not None:
            yield each.spell(each.says)
        else:
            yield source[each.start : each.end]
        at = each.end
    yield source[at:]
