"""Charts: every value becomes a column of the right height, and stands in a table too."""

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from ordvern.web.ui.charts import BOTTOM, HEIGHT, TOP, Columns, Layer, drawn, round_step

FEW = (Layer("red", "danger", (3, 0, 1)), Layer("blue", "info", (1, 0, 2)))


def columns(*layers: Layer) -> Columns:
    names = tuple(str(n + 1) for n in range(len(layers[0].values)))
    return Columns("Orders by week", "Week", "Orders", names, layers)


def test_layers_lie_on_each_other() -> None:
    drawing = drawn(columns(*FEW))
    red, blue, *_others = drawing.bars

    assert len(drawing.bars) == 4
    assert red.height == 3 * blue.height
    assert blue.y + blue.height == red.y
    assert red.y + red.height == HEIGHT - BOTTOM


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_nothing_is_drawn_outside(values: list[float]) -> None:
    drawing = drawn(columns(Layer("a", "info", tuple(values))))

    assert all(TOP - 0.02 <= bar.y <= HEIGHT - BOTTOM for bar in drawing.bars)
    assert 2 <= len(drawing.lines) <= 6
    assert len(drawing.names) <= 12


@given(st.floats(0, 1e9))
def test_the_lines_stand_at_round_values(highest: float) -> None:
    step = round_step(highest)

    assert step >= 1
    assert step * 4 >= highest


def test_whoever_does_not_see_it_reads_a_table() -> None:
    page = Template("{% load ui_charts %}{% chart columns %}")
    html = page.render(Context({"columns": columns(*FEW)}))

    assert html.count("<tr>") == 4
    assert 'aria-label="Orders by week"' in html
    assert "style=" not in html


def test_nothing_counted_is_said_in_words() -> None:
    page = Template("{% load ui_charts %}{% chart columns %}")

    assert "<svg" not in page.render(Context({"columns": columns(Layer("a", "info", (0, 0)))}))
