"""The registry of formats names all of them, and says of each what is true."""

import pytest

from ordvern.documents import FileKind
from ordvern.documents.capabilities import FORMATS, OPERATIONS, Format, can


def test_every_kind_has_a_row() -> None:
    assert {each.kind for each in FORMATS} == set(FileKind)


def test_names_stand_once() -> None:
    names = [each.name for each in FORMATS]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("format_", FORMATS, ids=[each.name for each in FORMATS])
def test_what_is_not_redacted_is_said(format_: Format) -> None:
    assert can(format_, "read")
    assert can(format_, "redact") == bool(format_.redaction)


def test_unknown_operation_is_no_answer() -> None:
    with pytest.raises(KeyError):
        can(FORMATS[0], "print")

    assert list(OPERATIONS)[:2] == ["read", "redact"]
