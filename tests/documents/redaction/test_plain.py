"""Plain text comes back in the encoding it came in, byte for byte but for the values."""

import codecs

import pytest

from ordvern.documents import FileKind, Limits, Mark, Reason, Refused
from ordvern.documents.redaction import redact_content
from ordvern.documents.redaction.plain import redact_text
from ordvern.documents.redaction.redact import REDACTORS
from ordvern.documents.redaction.values import Values
from ordvern.text import Span
from tests.documents.redaction.planting import KEPT, NAME, NUMBER, redact, traces

TEXT = f"{NAME} er født på Ås.\r\n{KEPT}\nTlf. {NUMBER}\r\n\r\nSOLFRID KANARIVIK;41234567;x\n"
AFTER = f"[skjult 1] er født på Ås.\r\n{KEPT}\nTlf. [skjult 2]\r\n\r\n[skjult 1];[skjult 2];x\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp1252"),
    ],
)
def test_encoding_mark_and_line_ends_stay(mark: bytes, encoding: str) -> None:
    redacted = redact(mark + TEXT.encode(encoding))

    assert redacted.content == mark + AFTER.encode(encoding)
    assert redacted.removed == 4
    assert not traces(redacted.content)


def test_table_keeps_its_columns() -> None:
    table = f'navn,tlf\n"{NAME}",{NUMBER}\n"Ola, sønn",1\n'

    assert (
        redact(table.encode()).content.decode()
        == 'navn,tlf\n"[skjult 1]",[skjult 2]\n"Ola, sønn",1\n'
    )


def test_value_set_free_by_its_neighbour_goes_too() -> None:
    values = Values({"45": "[1]", "67": "[2]"})

    assert redact_text("x 45.67 y", values, "utf-8") == ("x 45.67 y", 0)
    assert redact_text("45,67890 og 67", Values({"45": "[1]", "67890": "[2]"}), "utf-8") == (
        "[1],[2] og 67",
        2,
    )


def test_nothing_marked_changes_nothing() -> None:
    content = TEXT.encode("cp1252")

    assert redact_content(content, FileKind.TXT, [], Limits()).content == content


def test_kinds_that_cannot_be_written_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(REDACTORS, FileKind.ODT)

    with pytest.raises(Refused) as refused:
        redact_content(b"x", FileKind.ODT, [], Limits())

    assert refused.value.reason is Reason.NOT_REDACTABLE


def test_mark_on_the_name_of_the_file_is_passed_over() -> None:
    redacted = redact_content(b"Hei", FileKind.TXT, [Mark(1, Span(0, 4), "[x]")], Limits())

    assert redacted.content == b"Hei"
