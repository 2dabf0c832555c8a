"""Plain text in any encoding, with the place of every line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.documents import Notice, Reason
from ordvern.documents.formats.text import decode, lines
from tests.documents.making import read_here, texts

NORWEGIAN = "Ærlig talt, Åse: får du øl på Tøyen? Født 1. januar på sykehuset i Tromsø."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_norwegian_letters_survive_every_encoding(encoding: str) -> None:
    assert texts(NORWEGIAN.encode(encoding)) == [NORWEGIAN]


def test_each_line_is_a_segment_whose_locator_is_its_offset() -> None:
    reading = read_here("Én\r\n\r\n  to \ntre".encode())

    assert [(one.text, one.locator) for one in reading.segments] == [
        ("Én", "line@0"),
        ("  to ", "line@6"),
        ("tre", "line@12"),
    ]


def test_two_encodings_in_one_file_are_read_with_a_notice() -> None:
    content = "Åse\n".encode() * 5 + "Åse".encode("cp1252")

    assert Notice(Reason.CORRUPT, 1) in read_here(content).notices


@given(st.text())
def test_lines_are_stretches_of_the_text_and_miss_nothing(text: str) -> None:
    found = list(lines(text))

    assert all(text[start:].startswith(line) for start, line in found)
    assert "".join("".join(line.split()) for _, line in found) == "".join(text.split())


@given(st.binary())
def test_decoding_never_fails_and_can_be_undone(content: bytes) -> None:
    decoded = decode(content)

    if decoded.errors != "replace":
        assert decoded.mark + decoded.text.encode(decoded.encoding, decoded.errors) == content


def test_a_very_long_empty_line_costs_no_more_than_its_length() -> None:
    assert [line for _, line in lines(" " * 2_000_000 + "\nOla")] == ["Ola"]
