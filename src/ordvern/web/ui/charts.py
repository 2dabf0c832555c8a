"""Columns drawn on the server: a chart is a few numbers with names, laid out in an SVG."""

from dataclasses import dataclass
from itertools import accumulate
from math import ceil, log10

from django.utils.functional import Promise as LazyText

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 30, 4, 8, 24
STEPS = (1, 2, 5, 10)
LINES = 4
GAP = 0.3
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of thing that is counted: its name, its colour (of Designsystemet), and one value
    for each column."""

    name: str | LazyText
    colour: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """What a chart tells. Layers lie on each other in their order, the first at the bottom.

    `across` says what the columns are ("Week") and `counted` what is counted ("Orders").
    Each layer has as many values as there are `names`.
    """

    title: str | LazyText
    across: str | LazyText
    counted: str | LazyText
    names: tuple[str, ...]
    layers: tuple[Layer, ...]

    @property
    def is_empty(self) -> bool:
        return not any(any(layer.values) for layer in self.layers)

    def rows(self) -> list[tuple[str, tuple[float, ...]]]:
        """The same as a table: the name of each column and its values, layer by layer."""
        return [
            (name, tuple(layer.values[n] for layer in self.layers))
            for n, name in enumerate(self.names)
        ]


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a column, in units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the drawing at a round value."""

    y: float
    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """What stands below a column."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, laid out."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    names: tuple[Name, ...]


def drawn(columns: Columns) -> Drawing:
    """Lay the chart out in a drawing of `WIDTH` by `HEIGHT`."""
    sums = [sum(values) for _, values in columns.rows()]
    step = round_step(max(sums, default=0))
    top = step * max(ceil(max(sums, default=0) / step), 1)
    scale = (HEIGHT - TOP - BOTTOM) / top
    room = (WIDTH - LEFT - RIGHT) / max(len(columns.names), 1)
    every = ceil(len(columns.names) / MOST_NAMES)
    return Drawing(
        tuple(_bars(columns, scale, room)),
        tuple(Line(_y(step * n, scale), step * n) for n in range(round(top / step) + 1)),
        tuple(
            Name(round(LEFT + room * (n + 0.5), 2), name)
            for n, name in enumerate(columns.names)
            if n % every == 0
        ),
    )


def round_step(highest: float) -> float:
    """A round number of which about four reach `highest`; never below one."""
    if highest <= LINES:
        return 1
    unit = 10.0 ** int(log10(highest / LINES))
    return next(unit * step for step in STEPS if unit * step * LINES >= highest)


def _bars(columns: Columns, scale: float, room: float) -> list[Bar]:
    found = []
    for n, (name, values) in enumerate(columns.rows()):
        ends = list(accumulate(values))
        for layer, value, end in zip(columns.layers, values, ends, strict=True):
            if value:
                x = round(LEFT + room * (n + GAP / 2), 2)
                told = f"{name}: {layer.name} {value:g}"
                width, height = round(room * (1 - GAP), 2), round(value * scale, 2)
                found.append(Bar(x, _y(end, scale), width, height, layer.colour, told))
    return found


def _y(value: float, scale: float) -> float:
    return round(HEIGHT - BOTTOM - value * scale, 2)
