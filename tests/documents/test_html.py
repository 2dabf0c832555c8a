"""Web pages: what is shown, what is not, and where in the source it stands."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.documents import Notice, Reason
from ordvern.documents.formats.html import pieces
from ordvern.text import Part
from tests.documents.making import read_here, texts

PLACES = {
    "<p>Ola</p>": Part.BODY,
    "<p>O<b>l</b>a</p>": Part.BODY,
    "<p>&#79;la</p>": Part.BODY,
    '<p title="Ola">x': Part.ALT_TEXT,
    "<p><img alt='Ola'>": Part.ALT_TEXT,
    "<p><img alt=Ola>": Part.ALT_TEXT,
    "<html><title>Ola</title>": Part.METADATA,
    '<html><meta name="author" content="Ola">': Part.METADATA,
    '<p><a href="Ola">x': Part.LINK,
    "<p><!--Ola-->": Part.NOT_SHOWN,
    "<p><script>Ola</script>": Part.NOT_SHOWN,
    "<p><template><p>Ola</template>": Part.NOT_SHOWN,
    '<div style="display: none"><div>Ola</div></div>': Part.HIDDEN,
    "<div hidden>Ola</div>": Part.HIDDEN,
    '<p><input value="Ola">': Part.FIELD,
    "<p><textarea>Ola</textarea>": Part.FIELD,
    '<p data-name="Ola">x': Part.NOT_SHOWN,
}


@pytest.mark.parametrize("source", PLACES)
def test_text_is_found_wherever_it_stands(source: str) -> None:
    assert "Ola" in texts(source.encode(), PLACES[source])


def test_blocks_part_words_and_inline_elements_do_not() -> None:
    assert texts(b"<p>a<i>b</i></p><p>c</p>", Part.BODY) == ["ab", "c"]


def test_what_comes_after_a_hidden_element_is_shown() -> None:
    assert texts(b"<div hidden><div>x</div></div><div>y</div>", Part.BODY) == ["y"]


def test_scripts_pictures_and_calls_outside_are_noticed() -> None:
    page = b'<p onclick="x()"><img src="http://127.0.0.1:9/pixel.png">'

    assert set(read_here(page).notices) == {
        Notice(Reason.ACTIVE_CONTENT_REMOVED, 1),
        Notice(Reason.POINTS_OUTSIDE, 1),
        Notice(Reason.COULD_NOT_CHECK_IMAGES, 1),
    }


def test_the_declared_charset_is_obeyed_where_it_holds() -> None:
    page = '<html><meta charset="iso-8859-1"><p>Åse'

    assert "Åse" in texts(page.encode("latin-1"), Part.BODY)
    assert "Åse" in texts(page.encode("utf-8").replace(b"iso-8859-1", b"utf-8"), Part.BODY)


def test_a_hundred_thousand_nested_elements_are_read() -> None:
    assert "Ola" in texts(b"<div>" * 100_000 + b"Ola")


@given(st.text(alphabet="<>/!-ab \"'=&;p"))
def test_stretches_stand_in_order_and_never_overlap(source: str) -> None:
    spans = sorted((s.start, s.end) for piece in pieces(source) for s in piece.stretches)

    assert all(0 <= start <= end <= len(source) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    "unit", ["<a", "<!", "</a", '<a "', "<a '", "<!--", "<script>", "<a b", "&"]
)
def test_unfinished_markup_costs_no_more_than_its_length(unit: str) -> None:
    """Two hundred thousand of them would take hours, were the cost quadratic."""
    assert sum(len(piece.text) for piece in pieces(unit * 200_000)) > 0


def test_a_very_long_name_without_a_value_is_passed_by() -> None:
    assert texts(b"<p " + b"a" * 500_000 + b">Ola</p>") == ["Ola"]
