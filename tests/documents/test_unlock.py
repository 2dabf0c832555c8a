"""Documents with a password are read with it, and with no other."""

import io

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from pikepdf import Encryption

from ordvern.documents import Reason, Refused, read
from ordvern.documents.unlock import unlocked
from tests.documents.making import paragraph, pdf, word


def locked_word() -> bytes:
    plain = io.BytesIO(word(paragraph("Kjære Kari")))
    stream = io.BytesIO()
    OOXMLFile(plain).encrypt("hemmelig", stream)
    return stream.getvalue()


def locked_pdf() -> bytes:
    stream = io.BytesIO()
    pdf("Hei Ola").save(stream, encryption=Encryption(owner="eier", user="hemmelig"))
    return stream.getvalue()


LOCKED = {"docx": (locked_word(), "Kjære Kari"), "pdf": (locked_pdf(), "Hei Ola")}


@pytest.mark.parametrize("kind", LOCKED)
def test_the_right_password_opens(kind: str) -> None:
    content, words = LOCKED[kind]

    assert read(io.BytesIO(content), password="hemmelig").segments[0].text == words


@pytest.mark.parametrize("kind", LOCKED)
@pytest.mark.parametrize(("password", "reason"), [("", "encrypted"), ("feil", "wrong_password")])
def test_no_other_does(kind: str, password: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(io.BytesIO(LOCKED[kind][0]), password=password)

    assert refusal.value.reason == reason
    assert "feil" not in refusal.value.fault


def test_a_password_for_nothing_does_no_harm() -> None:
    assert unlocked(b"Hei", "hemmelig") == b"Hei"


def test_a_damaged_protected_file_is_refused_as_damaged() -> None:
    content = bytearray(locked_word())
    content[600:1500] = b"\xff" * 900

    with pytest.raises(Refused) as refusal:
        unlocked(bytes(content), "hemmelig")
    assert refusal.value.reason in (Reason.CORRUPT, Reason.WRONG_PASSWORD)
