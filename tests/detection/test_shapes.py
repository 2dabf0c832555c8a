"""Shapes that tell of health without a word of any list."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ordvern.detection import shapes
from ordvern.detection.narrow import narrow
from ordvern.detection.shapes import shapes as shapes_of

PIECES = st.sampled_from(
    ["Levaxin 75 µg", "Kåfin til 5 mg/ml", "Hb 12,1", "F32.1", "75 μg", "CRP: <5", "mg", "\n", " "]
) | st.text("aå 5mg.\n\u03bc", max_size=5)


def places_of(text: str) -> list[tuple[int, int]]:
    """Where the shapes stand, looked for in the whole text at once."""
    data = text.encode()
    return [
        (len(data[: match.start()].decode()), len(data[: match.end()].decode()))
        for pattern, _ in shapes._shapes()
        for match in pattern.finditer(data)
    ]


@settings(deadline=None)
@given(st.lists(PIECES, max_size=9).map("".join))
def test_lines_that_may_hold_shapes_hold_them_all(text: str) -> None:
    assert [(hit.start, hit.end) for hit in shapes_of(text, narrow(text))] == places_of(text)
