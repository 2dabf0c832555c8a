"""Segments as one text."""

from ordvern.detection.joining import join
from ordvern.text import Span


def test_a_stretch_is_cut_at_the_borders() -> None:
    joined = join(["abc", "", "defg"])

    assert list(joined.cut(1, 7)) == [(0, Span(1, 3)), (2, Span(0, 2))]


def test_space_at_the_edges_is_left_out() -> None:
    joined = join(["ab  ", "  cd"])

    assert list(joined.cut(0, len(joined.text))) == [(0, Span(0, 2)), (1, Span(2, 4))]
