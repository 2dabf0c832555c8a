"""Random marks in random documents: what is marked goes, and what is not stays."""

import io
import re

import docx
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from ordvern.documents import FileKind, Limits, Mark
from ordvern.documents.content import read_content
from ordvern.documents.redaction import redact_content
from ordvern.documents.redaction.html import redact_html
from ordvern.documents.redaction.marked import values_of
from ordvern.documents.redaction.plain import redact_text
from ordvern.documents.redaction.values import Values
from ordvern.text import Segment, Span
from tests.documents.redaction.test_pdf import page, texts
from tests.documents.redaction.workbooks import workbook

QUIET = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))
WORDS = st.lists(
    st.text(st.sampled_from("abcdeiKLMNåøÅ0123456789"), min_size=1, max_size=9),
    min_size=1,
    max_size=12,
).map(" ".join)
LINES = st.lists(WORDS, min_size=1, max_size=6)


@st.composite
def marked(draw: st.DrawFn) -> tuple[list[str], int, Span]:
    """Some lines, the number of one of them, and a span of it that begins and ends at words."""
    lines = draw(LINES)
    number = draw(st.integers(0, len(lines) - 1))
    words = list(re.finditer(r"\w+", lines[number]))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 2, len(words) - 1)))
    return lines, number, Span(words[first].start(), words[last].end())


def value_and_rest(case: tuple[list[str], int, Span]) -> tuple[Values, list[str]]:
    lines, number, span = case
    segments = [Segment(line, f"l#{index}") for index, line in enumerate(lines)]
    values = values_of(segments, [Mark(number, span, "[x]")])
    return values, [values.replace(line)[0] for line in lines]


@QUIET
@given(marked())
def test_what_is_marked_is_gone_and_the_rest_in_order(case: tuple[list[str], int, Span]) -> None:
    values, rest = value_and_rest(case)
    lines, number, _ = case

    assert not any(values.find(line) for line in rest)
    assert rest[number] != lines[number]
    for before, after in zip(lines, rest, strict=True):
        kept = re.split(r"\[x\]|\[\.\.\.\]", after)
        assert re.fullmatch(".*?".join(map(re.escape, kept)), before)


@QUIET
@given(marked())
def test_word_documents(case: tuple[list[str], int, Span]) -> None:
    lines, number, span = case
    document = docx.Document()
    for line in lines:
        half = len(line) // 2
        document.add_paragraph(line[:half]).add_run(line[half:]).bold = True
    out = io.BytesIO()
    document.save(out)

    redacted = redact_content(out.getvalue(), FileKind.DOCX, [Mark(number, span, "[x]")], Limits())

    paragraphs = docx.Document(io.BytesIO(redacted.content)).paragraphs
    assert [each.text for each in paragraphs] == value_and_rest(case)[1]


@QUIET
@given(marked())
def test_workbooks(case: tuple[list[str], int, Span]) -> None:
    lines, number, span = case
    content = workbook([[f"{line} "] for line in lines])
    segments = read_content(content, "", Limits()).segments
    at = next(i for i, each in enumerate(segments) if each.text.strip() == lines[number])

    redacted = redact_content(content, FileKind.XLSX, [Mark(at, span, "[x]")], Limits())

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(redacted.content)).get_sheet_by_index(0)
    assert [str(row[0]).strip() for row in sheet.to_python()] == value_and_rest(case)[1]


@QUIET
@given(marked())
def test_pages(case: tuple[list[str], int, Span]) -> None:
    lines, number, span = case
    shown = "".join(
        f"BT /F 12 Tf 20 {800 - 40 * y} Td ({line}) Tj ET\n" for y, line in enumerate(lines)
    )
    content = page(text=shown)
    segments = read_content(content, "", Limits()).segments
    places = [i for i, each in enumerate(segments) if each.text.strip() == lines[number]]
    assume(places)  # PDFium takes two short lines for one now and then
    at = places[0]

    redacted = redact_content(content, FileKind.PDF, [Mark(at, span, "[x]")], Limits())

    left = " ".join(value_and_rest(case)[1]).replace("[...]", "").replace("[x]", "")
    assert "".join(texts(redacted.content)[0].split()) == "".join(left.split())


@QUIET
@given(st.text(LETTERS, max_size=80), st.text(LETTERS, min_size=1, max_size=12))
def test_any_text_and_any_value(text: str, value: str) -> None:
    values = Values({value: "[...]"})

    written, removed = redact_text(f"{text} {value} {text}", values, "utf-8")

    assert not values.find(written)
    assert removed or not any(each.isalnum() for each in value)


@QUIET
@given(st.text(st.sampled_from("<>&;'\"=/ a-!pbKari#x0"), max_size=120))
def test_any_source_survives(source: str) -> None:
    values = Values({"Kari": "[x]"})

    written, removed = redact_html(source, values, "utf-8")

    assert removed or written == source
    assert not values.find(re.sub(r"<[^>]*>", "", written)) or removed
