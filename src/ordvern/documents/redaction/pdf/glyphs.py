"""Walks a page's content and tells of every glyph where its origin falls and where it is written.

Only what moves text is understood (ISO 32000-1, 9.3 and 9.4, and 8.10 for forms); all else is
passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Object,
    Page,
    Pdf,
    Stream,
    parse_content_stream,
)

from ordvern.documents.redaction.pdf.fonts import Font, NotUnderstood, font_of
from ordvern.documents.redaction.pdf.matrix import IDENTITY, Matrix

DEEPEST_FORM = 16
MOST_GLYPHS = 400_000
MOST_OPERATIONS = 1_500_000
SPACE = 32

# What holds content: the number and generation of a form, or (-1, index) for a page.
Holder = tuple[int, int]


class Glyph(NamedTuple):
    """One code in a string. `x`, `y`: origin on the page, in points.

    `holder`, `operation`, `element`, `offset`, `size` say where its bytes are; `gap` is the
    number that moves as far in an array of TJ.
    """

    x: float
    y: float
    holder: Holder
    operation: int
    element: int
    offset: int
    size: int
    gap: float


@dataclass(slots=True)
class TextState:
    """The part of the graphics state that moves text (9.3.1)."""

    matrix: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class Walk:
    """One pass over a page and every form it draws."""

    fonts: dict[Holder, Font] = field(default_factory=dict)
    glyphs: list[Glyph] = field(default_factory=list)
    forms: dict[Holder, Object] = field(default_factory=dict)
    operations: int = 0

    def page(self, page: Page, index: int) -> list[Glyph]:
        """The glyphs of a page. Raises `NotUnderstood`."""
        resources = page.obj.get("/Resources") or page.resources
        content = Content(self, (-1, index), resources, TextState(), 0)
        content.run(page)
        return self.glyphs

    def font(self, resources: Object, name: str) -> Font:
        fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
        found = fonts.get(name) if isinstance(fonts, Dictionary) else None
        if found is None:
            raise NotUnderstood
        return self.font_from(found)

    def font_from(self, found: Object) -> Font:
        if found.objgen == (0, 0):
            return font_of(found)
        if found.objgen not in self.fonts:
            self.fonts[found.objgen] = font_of(found)
        return self.fonts[found.objgen]


class Content:
    """The text of one content stream, as its operators place it."""

    def __init__(
        self, walk: Walk, holder: Holder, resources: Object, state: TextState, depth: int
    ) -> None:
        self._walk = walk
        self._holder = holder
        self._resources = resources
        self._state = state
        self._depth = depth
        self._stack: list[TextState] = []
        self._text = self._line = IDENTITY
        self._operation = 0

    def run(self, source: Page | Object) -> None:
        for index, instruction in enumerate(parse_content_stream(source)):
            self._walk.operations += 1
            if self._walk.operations > MOST_OPERATIONS:
                raise NotUnderstood
            if isinstance(instruction, ContentStreamInlineImage):
                continue
            act = OPERATORS.get(str(instruction.operator))
            if act is None:
                continue
            self._operation = index
            try:
                act(self, *instruction.operands)
            except (TypeError, ValueError, IndexError, AttributeError) as error:
                raise NotUnderstood from error

    def save(self) -> None:
        self._stack.append(replace(self._state))

    def restore(self) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def concatenate(self, *numbers: Object) -> None:
        self._state.matrix = _matrix(numbers).then(self._state.matrix)

    def begin(self) -> None:
        self._text = self._line = IDENTITY

    def choose_font(self, name: Object, size: Object) -> None:
        self._state.size = float(size)
        self._state.font = self._walk.font(self._resources, str(name))

    def set_state(self, name: Object) -> None:
        """ "gs" may choose a font too."""
        states = self._resources.get("/ExtGState")
        chosen = states.get(str(name)) if isinstance(states, Dictionary) else None
        font = chosen.get("/Font") if isinstance(chosen, Dictionary) else None
        if isinstance(font, Array):
            self._state.font = self._walk.font_from(font[0])
            self._state.size = float(font[1])

    def set_character_space(self, number: Object) -> None:
        self._state.character_space = float(number)

    def set_word_space(self, number: Object) -> None:
        self._state.word_space = float(number)

    def set_stretch(self, percent: Object) -> None:
        self._state.stretch = float(percent) / 100

    def set_leading(self, number: Object) -> None:
        self._state.leading = float(number)

    def set_rise(self, number: Object) -> None:
        self._state.rise = float(number)

    def move(self, x: Object, y: Object) -> None:
        self._text = self._line = self._line.moved(float(x), float(y))

    def move_and_lead(self, x: Object, y: Object) -> None:
        self._state.leading = -float(y)
        self.move(x, y)

    def set_matrix(self, *numbers: Object) -> None:
        self._text = self._line = _matrix(numbers)

    def next_line(self) -> None:
        self._text = self._line = self._line.moved(0.0, -self._state.leading)

    def show(self, string: Object) -> None:
        self._show(bytes(string), 0)

    def show_array(self, array: Object) -> None:
        elements: list[Any] = list(array)
        for index, element in enumerate(elements):
            if isinstance(element, int | float | Decimal):
                shift = -float(element) / 1000 * self._state.size * self._state.stretch
                self._text = self._text.moved(shift, 0.0)
            else:
                self._show(bytes(element), index)

    def next_line_show(self, string: Object) -> None:
        self.next_line()
        self.show(string)

    def space_next_line_show(self, word: Object, character: Object, string: Object) -> None:
        self._state.word_space = float(word)
        self._state.character_space = float(character)
        self.next_line_show(string)

    def draw(self, name: Object) -> None:
        objects = self._resources.get("/XObject") if self._resources is not None else None
        form = objects.get(str(name)) if isinstance(objects, Dictionary) else None
        if not isinstance(form, Stream) or str(form.get("/Subtype", "")) != "/Form":
            return
        if self._depth >= DEEPEST_FORM:
            raise NotUnderstood
        self._walk.forms[form.objgen] = form
        matrix = form.get("/Matrix")
        inner = replace(self._state)
        if isinstance(matrix, Array):
            inner.matrix = _matrix(tuple(matrix)).then(inner.matrix)
        resources = form.get("/Resources", self._resources)
        Content(self._walk, form.objgen, resources, inner, self._depth + 1).run(form)

    def _show(self, string: bytes, element: int) -> None:
        state = self._state
        if state.font is None:
            raise NotUnderstood
        matrix = self._text.then(state.matrix)
        font, size, stretch = state.font, state.size, state.stretch
        per_em = 1000 / size if size else 0.0
        offset, along = 0, 0.0
        for code, length in font.split(string):
            space = state.character_space
            if length == 1 and code == SPACE:
                space += state.word_space
            width = font.advance(code)
            x, y = matrix.place(along, state.rise)
            gap = -(width * 1000 + space * per_em) if size else 0.0
            self._walk.glyphs.append(
                Glyph(x, y, self._holder, self._operation, element, offset, length, gap)
            )
            along += (width * size + space) * stretch
            offset += length
        self._text = self._text.moved(along, 0.0)
        if len(self._walk.glyphs) > MOST_GLYPHS:
            raise NotUnderstood


def _matrix(numbers: tuple[Object, ...]) -> Matrix:
    return Matrix(*(float(number) for number in numbers))


OPERATORS: dict[str, Callable[..., None]] = {
    "q": Content.save,
    "Q": Content.restore,
    "cm": Content.concatenate,
    "gs": Content.set_state,
    "BT": Content.begin,
    "Tf": Content.choose_font,
    "Tc": Content.set_character_space,
    "Tw": Content.set_word_space,
    "Tz": Content.set_stretch,
    "TL": Content.set_leading,
    "Ts": Content.set_rise,
    "Td": Content.move,
    "TD": Content.move_and_lead,
    "Tm": Content.set_matrix,
    "T*": Content.next_line,
    "Tj": Content.show,
    "TJ": Content.show_array,
    "'": Content.next_line_show,
    '"': Content.space_next_line_show,
    "Do": Content.draw,
}


def forms_of(pdf: Pdf) -> Iterator[Object]:
    """Every form and pattern of the file, drawn or not."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and _may_hold_text(thing):
            yield thing


def _may_hold_text(stream: Object) -> bool:
    """Appearances of notes do not always say that they are forms, but they have a box."""
    subtype = str(stream.get("/Subtype", ""))
    is_unnamed_form = not subtype and "/BBox" in stream and "/ShadingType" not in stream
    return subtype == "/Form" or stream.get("/PatternType") == 1 or is_unnamed_form
