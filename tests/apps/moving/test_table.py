"""Tables of unknown origin: read where they can be, refused by name where they cannot."""

import pytest

from ordvern.apps.moving.table import Fault, NotATable, read_table

MOST = 2000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_as_spreadsheets_save_it(encoding: str, sign: str) -> None:
    text = f'Navn{sign}Sted\r\n"Ås{sign} Æsj"{sign} Ørje \r\n\r\nBø{sign}Å\r\n'
    table = read_table(text.encode(encoding), most=MOST)

    assert table.heads == ("Navn", "Sted")
    assert [row.cells for row in table.rows] == [
        (f"Ås{sign.strip()} Æsj", "Ørje"),
        ("Bø", "Å"),
    ]
    assert [row.line for row in table.rows] == [2, 4]


def test_ragged_rows_are_filled_up_or_marked() -> None:
    table = read_table(b"a;b;c\n1\n1;2;3;;\n1;2;3;4\n", most=MOST)

    assert [row.cells for row in table.rows] == [("1", "", ""), ("1", "2", "3"), ("1", "2", "3")]
    assert [row.is_ragged for row in table.rows] == [False, False, True]


def test_control_characters_and_line_ends_become_blanks() -> None:
    table = read_table('a;b\n"x\r\ny";\x07\x1b[31mred\x85\n'.encode(), most=MOST)

    assert table.rows[0].cells == ("x y", "[31mred")


def test_our_own_apostrophe_goes_and_no_other() -> None:
    table = read_table(b"a;b;c\n'+47 400;'s-Gravenhage;=1+1\n", most=MOST)

    assert table.rows[0].cells == ("+47 400", "'s-Gravenhage", "=1+1")


@pytest.mark.parametrize(
    ("content", "fault", "line"),
    [
        (b"", Fault.EMPTY, 0),
        (b"Navn;Sted\n;;\n", Fault.EMPTY, 0),
        (b"PK\x03\x04 a workbook", Fault.WORKBOOK, 0),
        (b"Navn\nOla\0Vik\n", Fault.NOT_TEXT, 0),
        ("Navn\nOla\n".encode("utf-16-le"), Fault.NOT_TEXT, 0),
        (b"\xff\xfeN\0a", Fault.NOT_TEXT, 0),
        (b"\xff\xfeN\0a\0\n\0", Fault.EMPTY, 0),
        (b'Navn;Sted\n"Ola;Moss\nKari;Moss\n', Fault.BROKEN, 3),
        (b"Navn;Sted\n" + b"x" * 200_000 + b";Moss\n", Fault.BROKEN, 2),
        (b";".join([b"x"] * 101) + b"\n1\n", Fault.TOO_MANY_COLUMNS, 1),
        (b"Navn;Sted\n" + b"Ola;Moss\n" * 100_000, Fault.TOO_MANY_ROWS, MOST + 2),
    ],
)
def test_refused_by_name_and_line(content: bytes, fault: Fault, line: int) -> None:
    with pytest.raises(NotATable) as refused:
        read_table(content, most=MOST)

    assert (refused.value.fault, refused.value.line) == (fault, line)
    assert str(refused.value) == fault
