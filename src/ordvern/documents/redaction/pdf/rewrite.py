"""Writes content streams anew without certain glyphs, everything else staying where it was."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Object,
    Operator,
    Page,
    String,
    parse_content_stream,
    unparse_content_stream,
)

from ordvern.documents.redaction.pdf.glyphs import Glyph
from ordvern.documents.redaction.pdf.locate import Box
from ordvern.documents.redaction.values import Values

Instruction = ContentStreamInstruction | ContentStreamInlineImage
SPEAKING = (b"/ActualText", b"/Alt", b"/E(", b"/E (", b"/E<", b"/E <", b"/Contents")
MARGIN = 0.4


def without_glyphs(source: Page | Object, glyphs: Iterable[Glyph]) -> bytes:
    """The content of a page or form, with numbers in place of `glyphs`."""
    doomed: dict[int, dict[int, list[Glyph]]] = defaultdict(lambda: defaultdict(list))
    for glyph in glyphs:
        doomed[glyph.operation][glyph.element].append(glyph)
    out: list[Instruction] = []
    for index, instruction in enumerate(parse_content_stream(source)):
        if index in doomed and isinstance(instruction, ContentStreamInstruction):
            out += _shown_without(instruction, doomed[index])
        else:
            out.append(instruction)
    return balanced(out)


def _shown_without(
    instruction: ContentStreamInstruction, doomed: dict[int, list[Glyph]]
) -> list[Instruction]:
    operator, operands = str(instruction.operator), list(instruction.operands)
    before: list[Instruction] = []
    if operator == '"':
        before.append(ContentStreamInstruction([operands[0]], Operator("Tw")))
        before.append(ContentStreamInstruction([operands[1]], Operator("Tc")))
    if operator in {'"', "'"}:
        before.append(ContentStreamInstruction([], Operator("T*")))
    elements = list(operands[0]) if operator == "TJ" else [operands[-1]]
    array: list[object] = []
    for index, element in enumerate(elements):
        if index in doomed:
            array += _string_without(bytes(element), doomed[index])
        else:
            array.append(element)
    return [*before, ContentStreamInstruction([Array(array)], Operator("TJ"))]


def _string_without(string: bytes, doomed: list[Glyph]) -> list[object]:
    parts: list[object] = []
    at = 0
    for glyph in sorted(doomed, key=lambda glyph: glyph.offset):
        if glyph.offset > at:
            parts.append(String(string[at : glyph.offset]))
        parts.append(Decimal(f"{glyph.gap:.4f}"))
        at = glyph.offset + glyph.size
    if at < len(string):
        parts.append(String(string[at:]))
    return parts


def balanced(instructions: Sequence[Instruction]) -> bytes:
    """The content in a graphics state of its own, even where it saves and restores unevenly."""
    depth = lowest = 0
    for instruction in instructions:
        operator = str(getattr(instruction, "operator", ""))
        depth += (operator == "q") - (operator == "Q")
        lowest = min(lowest, depth)
    before = b"q\n" * (1 - lowest)
    after = b"\nQ" * (depth - lowest + 1)
    return before + unparse_content_stream(instructions) + after


def bars(boxes: Iterable[Box]) -> bytes:
    """Black bars where the values were."""
    drawn = [
        f"{box.left - MARGIN:.2f} {box.bottom:.2f} "
        f"{box.right - box.left + 2 * MARGIN:.2f} {box.top - box.bottom:.2f} re f"
        for box in boxes
    ]
    return "\n".join(["\nq 0 g", *drawn, "Q\n"]).encode("ascii")


def speaks(content: bytes) -> bool:
    """Whether content may carry replacement texts beside what it shows (14.9)."""
    return any(key in content for key in SPEAKING)


def redact_spoken(source: Page | Object, values: Values) -> tuple[bytes, int]:
    """The content with values taken out of its marked-content properties."""
    removed = 0
    out: list[Instruction] = []
    for instruction in parse_content_stream(source):
        if str(getattr(instruction, "operator", "")) in {"BDC", "DP"}:
            for operand in instruction.operands:
                if isinstance(operand, Dictionary):
                    removed += _redact_dictionary(operand, values)
        out.append(instruction)
    return unparse_content_stream(out), removed


def _redact_dictionary(dictionary: Object, values: Values) -> int:
    removed = 0
    for key, value in list(dictionary.items()):
        if isinstance(value, String):
            text, count = values.replace(str(value))
            if count:
                dictionary[key] = String(text)
                removed += count
    return removed
