"""Letters are taken apart whatever their state; what cannot be is kept whole."""

import io
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ordvern.apps.intake.letters import MOST_ENCLOSURES, WHOLE, letter_of
from ordvern.apps.intake.nature import Nature, nature_of
from ordvern.apps.intake.rights_words import asks_for_rights
from ordvern.apps.intake.sender_results import results_of

from .letters_made import BOX, made


def test_a_letter_with_a_file() -> None:
    letter = letter_of(made("Hei\nOla", ("vitnemål.txt", b"Norsk: 5")))

    assert (letter.sender, letter.sender_name) == ("ola@kunde.example", "Ola Vik")
    assert (letter.subject, letter.text) == ("Vitnemål", "Hei\nOla")
    assert [(each.name, each.content) for each in letter.enclosures] == [
        ("vitnemål.txt", b"Norsk: 5")
    ]


def test_only_html_is_read_as_text() -> None:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content("<p>Hei</p><script>alert(1)</script><p>p&aring; deg</p>", subtype="html")

    assert letter_of(message.as_bytes()).text.split() == ["Hei", "på", "deg"]


def test_a_mail_inside_the_mail_is_one_file() -> None:
    outer = EmailMessage()
    inner = EmailMessage()
    inner["Subject"] = "inne"
    inner.set_content("inner text")
    outer.set_content("se vedlegg")
    outer.add_attachment(inner)
    letter = letter_of(outer.as_bytes())

    assert letter.text == "se vedlegg"
    assert len(letter.enclosures) == 1
    assert b"inner text" in letter.enclosures[0].content


def test_a_zip_of_mails_stays_a_zip() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for n in range(3):
            archive.writestr(f"{n}.eml", made(ident=f"<{n}@x>"))
    letter = letter_of(made("se vedlegg", ("brev.zip", packed.getvalue())))

    assert [each.content for each in letter.enclosures] == [packed.getvalue()]


def test_a_hundred_files_and_a_name_of_four_thousand_letters() -> None:
    files = [(f"{'æ' * 4000}-{n}.txt", b"x%d" % n) for n in range(100)]
    letter = letter_of(made("mange", *files))

    assert [each.content for each in letter.enclosures] == [content for _, content in files]
    assert all(each.name.startswith("ææ") for each in letter.enclosures)


def test_too_many_files_are_kept_as_the_whole_message() -> None:
    raw = made("mange", *[(f"{n}.txt", b"x") for n in range(MOST_ENCLOSURES + 1)])

    assert [each.name for each in letter_of(raw).enclosures] == [WHOLE]


def test_deep_nesting_is_kept_whole() -> None:
    head = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1500)
    )
    raw = b"From: a@b.example\nMessage-ID: <deep@b>\n" + head + b"\ntext"

    assert [each.content for each in letter_of(raw).enclosures] == [raw]
    assert letter_of(raw).sender in ("", "a@b.example")


def test_a_logo_is_no_file() -> None:
    message = EmailMessage()
    message.set_content("hei")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")

    assert letter_of(message.as_bytes()).enclosures == ()


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    letter = letter_of(raw)

    assert "\n" not in letter.subject


@example(b"\x80", 67)
@given(st.binary(max_size=120), st.integers(0, 800))
def test_no_damage_makes_it_fail(noise: bytes, at: int) -> None:
    raw = made("Hei", ("a.txt", b"innhold"))
    letter_of(raw[:at] + noise + raw[at + len(noise) :])


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated; x=1"},
        {"Precedence": "bulk"},
        {"List_Id": "<a.b>"},
        {"List_Unsubscribe": "<mailto:a@b>"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
        {"sender": "MAILER-DAEMON@x.example"},
        {"sender": "no-reply@x.example"},
        {"sender": "ikke-svar@x.example"},
    ],
)
def test_machines_are_known(headers: dict[str, str]) -> None:
    assert nature_of(letter_of(made(**headers)), own_address=BOX) is Nature.MACHINE  # type: ignore[arg-type] # header names are open


@pytest.mark.parametrize(
    "headers", [{}, {"Auto_Submitted": "no"}, {"Return_Path": "<ola@kunde.example>"}]
)
def test_people_are_not_taken_for_machines(headers: dict[str, str]) -> None:
    assert nature_of(letter_of(made(**headers)), own_address=BOX) is Nature.PERSON  # type: ignore[arg-type] # header names are open


@pytest.mark.parametrize("headers", [{"X_Ordvern": "1"}, {"sender": f"Oss <{BOX.upper()}>"}])
def test_our_own_is_known(headers: dict[str, str]) -> None:
    assert nature_of(letter_of(made(**headers)), own_address=BOX) is Nature.OURSELVES  # type: ignore[arg-type] # header names are open


def test_only_the_trusted_server_is_believed() -> None:
    """A sender can write the header himself: it stands below the one of our own server."""
    raw = (
        b"Authentication-Results: mx.byra.example; spf=fail smtp.mailfrom=x (no) ; dkim=none;"
        b" dmarc=fail\nAuthentication-Results: mx.byra.example; spf=pass; dkim=pass; dmarc=pass\n"
    ) + made()
    results = results_of(letter_of(raw), trusted="mx.byra.example")

    assert (results.spf, results.dkim, results.dmarc) == ("fail", "none", "fail")
    assert results.is_in_doubt
    assert results_of(letter_of(raw), trusted="mx.other.example").dmarc == ""
    assert results_of(letter_of(raw), trusted="").dmarc == ""


@pytest.mark.parametrize(
    "text",
    [
        "Jeg ber om at dere sletter alle mine personopplysninger.",
        "Eg vil at de slettar opplysingane mine",
        "Jeg ønsker innsyn etter artikkel 15.",
        "Hvilke personopplysninger har dere om meg?",
        "Eg krev retten til å bli gløymd og viser til personopplysningslova.",
        "Please delete all my personal data.",
        "This is a subject access request.",
        "What data do you hold about me?",
        "Ich verlange Auskunft nach Art. 15 DSGVO",
        "Bitte löschen Sie meine personenbezogenen Daten",
        "Je souhaite exercer mon droit d'accès",
        "Proszę o usunięcie moich danych osobowych",
        "Jeg trekker tilbake mitt samtykke",
    ],
)
def test_a_request_for_rights_is_recognised(text: str) -> None:
    assert asks_for_rights("Hei", text)


@pytest.mark.parametrize(
    "text",
    [
        "Kan dere oversette vedlagte vitnemål til engelsk innen fredag?",
        "Vi trenger tilbud på oversettelse av vår personvernerklæring (GDPR).",
        "Kan de rette opp ein skrivefeil i omsetjinga?",
        "Vennligst slett siste avsnitt i dokumentet.",
        "Could you correct the invoice address?",
    ],
)
def test_work_is_not_taken_for_a_request_for_rights(text: str) -> None:
    assert not asks_for_rights("Oppdrag", text)
