"""Placeholders come back from a translation however it treated them."""

# ruff: noqa: E501  the XML of the fixtures reads better on long lines

import io

import docx
import pytest

from ordvern.documents import FileKind, Limits, MaskMap, Reason, Refused
from ordvern.documents.masking.map import MaskedFile, Placeholder
from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.masking.restore import restore_content
from tests.documents.making import workbook
from tests.documents.masking.masks import restored, texts_of
from tests.documents.redaction.test_docx import paragraph, with_body
from tests.documents.redaction.test_pdf import page

KARI = Placeholder("P1", "Kari Nordlund")
NORDLUND = Placeholder("P1b", "Nordlund")
PHONE = Placeholder("T1", "912 34 567")
MAP = MaskMap(
    (
        KARI,
        NORDLUND,
        PHONE,
        Placeholder("P12", "Åse <Li> & co"),
        Placeholder("L1", "mailto:a@b.no"),
    ),
    (MaskedFile("brev.txt", frozenset({"P1", "P1b", "T1"})),),
    frozenset({"P3"}),
)
XLIFF = (
    '<?xml version="1.0" encoding="UTF-8"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    '<file original="⟦P1⟧.docx" source-language="nb" target-language="en" datatype="x"><body><trans-unit id="1">'
    "<source>{source}</source><target>{target}</target><note>{note}</note></trans-unit></body></file></xliff>"
)


@pytest.mark.parametrize(
    ("translated", "back"),
    [
        ("Dear ⟦P1⟧,", "Dear Kari Nordlund,"),
        ("⟦P1⟧s mor, ⟦P1b⟧’s mother", "Kari Nordlunds mor, Nordlund’s mother"),
        (
            "⟦P1s⟧ mor, ⟦P1b’s⟧ mother, ⟦P1bille⟧",
            "Kari Nordlunds mor, Nordlund’s mother, Nordlundille",
        ),
        (
            "⟦p1⟧ ⟦P1B⟧ ⟦ P1 ⟧ ⟦P 1⟧ ⟦P-1⟧ ⟦P01⟧",
            "Kari Nordlund Nordlund " + " ".join(["Kari Nordlund"] * 4),
        ),
        ("[[P1]] [P1] 〚P1〛 【P1】 ［P1］ ［［P1］］", " ".join(["Kari Nordlund"] * 6)),
        ("⟦P1]] [[P1⟧ [P1⟧ ⟦P1]", " ".join(["Kari Nordlund"] * 4)),
        ("[⟦P1⟧] ([P1b]) ⟦P1⟧⟦T1⟧", "[Kari Nordlund] (Nordlund) Kari Nordlund912 34 567"),
        ("⟦T1⟧ ⟦P1⟧ ⟦T1⟧", "912 34 567 Kari Nordlund 912 34 567"),
        ("⟦Р1⟧ ⟦P１⟧ ⟦P١⟧", " ".join(["Kari Nordlund"] * 3)),
        ("⟦P12⟧", "Åse <Li> & co"),
        ("see about:blank#masked-L1", "see mailto:a@b.no"),
        (
            "P1 is no placeholder, nor (P1), {P1}, [1], [P]",
            "P1 is no placeholder, nor (P1), {P1}, [1], [P]",
        ),
    ],
)
def test_spellings(translated: str, back: str) -> None:
    putting = PuttingBack(MAP)

    assert putting.replace(translated)[0] == back
    assert not putting.invented


def test_what_is_in_no_map_stays_and_is_named() -> None:
    putting = PuttingBack(MAP)
    text = "⟦P2⟧ [T77] [[N1]] ⟦p2⟧ ⟦P2⟧, but [P3] stood there before"

    assert putting.replace(text) == (text, 0)
    assert list(putting.invented) == ["⟦P2⟧", "[T77]", "[[N1]]", "⟦p2⟧"]


def test_word_with_split_runs_and_boxes() -> None:
    runs = "".join(
        f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("Dear ⟦", "P", "1", "⟧", "s ⟦p1", "b⟧!")
    )
    content = with_body(
        paragraph(runs) + paragraph("<w:r><w:t>⟦T</w:t></w:r><w:r><w:t>1⟧ &amp; [P12]</w:t></w:r>")
    )

    back = restored(content, MAP)

    lines = [each.text for each in docx.Document(io.BytesIO(back.content)).paragraphs]
    assert lines[-2:] == ["Dear Kari Nordlunds Nordlund!", "912 34 567 & Åse <Li> & co"]
    assert (back.restored, back.seen) == (4, {"P1", "P1b", "T1", "P12"})


def test_word_keeps_all_else() -> None:
    content = with_body(paragraph("<w:r><w:t>Nothing here</w:t></w:r>"))
    back = restored(content, MAP)

    assert texts_of(back.content) == texts_of(content)
    assert back.restored == 0


def test_properties_and_headers_of_word() -> None:
    document = docx.Document()
    document.core_properties.title = "Letter to ⟦P1⟧"
    document.sections[0].header.paragraphs[0].text = "⟦P1b⟧"
    out = io.BytesIO()
    document.save(out)

    back = docx.Document(io.BytesIO(restored(out.getvalue(), MAP).content))

    assert back.core_properties.title == "Letter to Kari Nordlund"
    assert back.sections[0].header.paragraphs[0].text == "Nordlund"


def test_workbook_of_another_program() -> None:
    rows = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData>'
    book = workbook(rows, strings="<si><t>⟦P1⟧ and ⟦D1⟧</t></si><si><t>⟦ D1 ⟧</t></si>")
    days = MaskMap((KARI, Placeholder("D1", "15.03.1985", number="31121")))

    back = texts_of(restored(book, days).content)

    assert "Kari Nordlund and 15.03.1985\t31121" in back


def test_page() -> None:
    source = (
        '<p title="⟦P12⟧">⟦<b>P1</b>⟧s &amp; &#10214;T1&#10215;</p><script>x = "[[T1]]"</script>'
    )
    back = restored(source.encode(), MAP).content.decode()

    assert back == (
        '<p title="Åse &lt;Li&gt; &amp; co">Kari Nordlund<b></b>s &amp; 912 34 567</p>'
        '<script>x = "912 34 567"</script>'
    )


def test_page_in_an_encoding_that_lacks_a_letter() -> None:
    source = '<meta charset="koi8-r"><p>Письмо [[P12]]</p>'.encode("koi8-r")

    assert "Письмо Åse <Li> & co" in texts_of(restored(source, MAP).content)


def test_text_in_an_encoding_that_lacks_a_letter_becomes_unicode() -> None:
    putting = restored("Письмо для [[P12]] из Осло, и еще немного слов".encode("cp1251"), MAP)

    assert "Письмо для Åse <Li> & co" in putting.content.decode("utf-8-sig")


def test_translation_file_with_split_and_moved_placeholders() -> None:
    source = "⟦P1⟧ bor her"
    target = 'Here lives ⟦<g id="1">P</g><x id="2"/>1⟧, <mrk mtype="x">[p1b]</mrk>'
    content = XLIFF.format(source=source, target=target, note="Ask ⟦P1⟧").encode()

    back = restored(content, MAP)

    assert "Here lives Kari Nordlund, Nordlund" in texts_of(back.content)
    assert b'original="Kari Nordlund.docx"' in back.content
    assert back.content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert back.restored == 5


@pytest.mark.parametrize("content", [page()])
def test_what_cannot_be_written(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        restored(content, MAP)

    assert refused.value.reason is Reason.NOT_REDACTABLE


def test_a_value_that_xml_cannot_hold_loses_only_that() -> None:
    odd = MaskMap((Placeholder("P1", "Kari\x0b Nordlund"),))
    content = with_body(paragraph("<w:r><w:t>⟦P1⟧</w:t></w:r>"))

    assert "Kari Nordlund" in texts_of(
        restore_content(content, FileKind.DOCX, odd, Limits()).content
    )
