"""Rich text: letters of every encoding, and each text where its group puts it."""

import pytest

from ordvern.documents import Notice, Reason, Refused
from ordvern.text import Part
from tests.documents.making import read_here, texts


def rtf(body: str) -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}" + body + "}").encode("latin-1")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (r"K\'e5re \'d8deg\'e5rd", "Kåre Ødegård"),
        (r"\u216?re \uc0\u248 l", "Øre øl"),
        (r"\uc2\u248\'f8\'f8l", "øl"),
        (r"\uc1\u-10179?\u-8704?", "\U0001f600"),
        (r"{\fonttbl{\f1\fcharset204 A;}}\f1\'ca\'e0\'f2\'ff", "Катя"),
        (r"{\fonttbl{\f2\fcharset128 A;}}\f2\'93\'fa", "日"),
        (r"a\~b\_c\-d\tab e\emdash f\{g\}\\", "a\u00a0b\u2011c\u00add\te—f{g}\\"),
        (r"{\b Nord}mann", "Nordmann"),
        (r"K\'e5\line re", "Kå\nre"),
    ],
)
def test_letters(body: str, said: str) -> None:
    assert texts(rtf(body)) == [said]


def test_each_text_is_told_as_what_it_is() -> None:
    body = (
        r"{\info{\author Kari}}{\header Sak 7\par}Hei{\footnote note}{\v skjult} Ola\par"
        r"{\deleted borte}{\*\annotation ring}{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}"
        r"{\*\ukjent rest}\par"
    )
    told = [(one.text, one.part) for one in read_here(rtf(body)).segments]

    assert set(told) == {
        ("Kari", Part.METADATA), ("Sak 7", Part.HEADER), ("Hei Ola", Part.BODY),
        ("note", Part.FOOTNOTE), ("skjult", Part.HIDDEN), ("borte", Part.REVISION),
        ("ring", Part.COMMENT), ("HYPERLINK x", Part.FIELD), ("y", Part.BODY),
        ("rest", Part.NOT_SHOWN),
    }  # fmt: skip


def test_pictures_are_counted_and_files_inside_are_read() -> None:
    inside = rtf("i vedlegget").hex()
    reading = read_here(rtf(r"{\pict\pngblip 89504e47}{\object{\*\objdata " + inside + "}}x"))

    assert Notice(Reason.COULD_NOT_CHECK_IMAGES, 1) in reading.notices
    assert ("i vedlegget", Part.ATTACHMENT) in [(one.text, one.part) for one in reading.segments]


def test_bytes_of_their_own_length_are_not_taken_for_words() -> None:
    content = rtf(r"a{\pict\bin4 ")[:-1] + b"}}\\x" + b"}b}"

    assert texts(content) == ["ab"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"{\\rtf1" + b"{" * 3000, Reason.TOO_COMPLEX), (b"{\\rtf1" + bytes(200), Reason.CORRUPT)],
)
def test_what_makes_no_sense_is_refused(content: bytes, reason: Reason) -> None:
    with pytest.raises(Refused, match=reason):
        read_here(content)
