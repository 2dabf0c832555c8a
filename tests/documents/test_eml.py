"""Mail is read with everything in it."""

from email.message import EmailMessage

import pytest

from ordvern.documents import Notice, Reason, Refused
from ordvern.text import Part
from tests.documents.making import mail, paragraph, read_here, texts, word, zipped


def test_headers_and_body_are_told() -> None:
    content = mail("Hei, jeg heter Kari.")

    assert "Subject: Vitnemål til oversettelse" in texts(content, Part.HEADER)
    assert texts(content, Part.BODY) == ["Hei, jeg heter Kari."]


def test_attachments_are_read_and_named() -> None:
    content = mail("Se vedlegg", attached=word(paragraph("karakterer")), name="Åses brev.docx")

    assert texts(content, Part.ATTACHMENT) == ["karakterer"]
    assert texts(content, Part.FILE_NAME) == ["Åses brev.docx"]


def test_an_attachment_that_cannot_be_read_is_noticed() -> None:
    content = mail("Se bildet", attached=b"\x89PNG\r\n\x1a\n" + bytes(99), name="scan.png")

    assert Notice(Reason.CORRUPT, 1) in read_here(content).notices


def test_zip_files_are_opened_to_the_third_level_and_no_further() -> None:
    content = b"innerst"
    for level in (4, 3, 2, 1):
        content = zipped({f"mappe{level}/Ola.txt": f"level {level}", "inner.zip": content})
    told = texts(mail("Se vedlegg", attached=content, name="alt.zip"))

    assert {"level 1", "level 2", "mappe1/Ola.txt", "alt.zip"} <= set(told)
    assert not {"level 3", "level 4", "innerst"} & set(told)


def test_a_bomb_in_a_zip_file_is_refused() -> None:
    content = mail("x", attached=zipped({"a.txt": bytes(64 << 20)}), name="a.zip")

    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        read_here(content)


def test_every_alternative_of_the_body_is_told() -> None:
    message = EmailMessage()
    message["From"] = message["To"] = "a@example.no"
    message["Subject"] = "x"
    message.set_content("ren tekst")
    message.add_alternative("<p>rik <b>tekst</b>", subtype="html")

    told = [text.strip() for text in texts(message.as_bytes(), Part.BODY)]
    assert told == ["ren tekst", "rik tekst"]


def test_a_mail_inside_a_mail_is_read() -> None:
    inner = EmailMessage()
    inner["From"] = inner["To"] = inner["Subject"] = "b@example.no"
    inner.set_content("innerst")
    outer = EmailMessage()
    outer["From"] = outer["To"] = outer["Subject"] = "a@example.no"
    outer.set_content("ytterst")
    outer.add_attachment(inner)

    assert "innerst" in texts(outer.as_bytes(), Part.ATTACHMENT)


def test_five_thousand_nested_mails_are_refused() -> None:
    head = "From: a\nSubject: b\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"

    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        read_here((head * 5000).encode())


def test_a_charset_that_does_not_exist_is_no_obstacle() -> None:
    content = mail("Hei på deg").replace(b'charset="utf-8"', b'charset="klingon"')

    assert any("Hei" in text for text in texts(content, Part.BODY))
