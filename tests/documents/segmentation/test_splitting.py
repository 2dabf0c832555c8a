"""Sentences end where a reader would say so, in each of the languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ordvern.documents.segmentation import sentence_starts, sentences
from ordvern.documents.segmentation.abbreviations import ABBREVIATIONS

ONE = (
    ("nb", "Ta med f.eks. Aftenposten, bl.a. Lørdagsutgaven, jf. Loven."),
    ("nb", "Ta med f. eks. Aftenposten."),
    ("nb", "Møtet er kl. 12.30 den 17. mai i nr. 4, ca. 20 min. før pkt. 3."),
    ("nb", "Født 1. Januar av J. K. Nordlund og E.B. Nordlund i ca. 1890."),
    ("nb", "§ 3. Loven gjelder for alle."),
    ("nb", "1. Innledning"),
    ("nb", "12) Vedlegg"),
    ("nb", "Vent ... nå kommer han."),
    ("nb", "«Kommer du?» spurte han."),
    ("nb", "Han (dvs. Per!) kom."),
    ("nb", "Prisen er kr 1.250,50 i 2024."),
    ("nn", "Sjå t.d. Gula Tidend, s.k. Bygdeblad."),
    ("en", "Mr. Smith, e.g. Dr. Jones, lives at St. Mary's."),
    ("sv", "Läs t.ex. Dagens Nyheter kl. 8."),
    ("da", "Se f.eks. Politiken, jf. Loven, stk. 2."),
    ("de", "Am 3. Oktober hat z. B. Dr. Müller gem. Abs. 2 gekündigt."),
    ("fr", "M. Dupont et Mme. Curie, cf. Art. 3."),
    ("es", "El Sr. Pérez y la Dra. Gómez, p. ej. Ana."),
    ("pl", "Zob. Dz.U. nr. 12, ul. Długa, tj. Centrum."),
)
TWO = (
    ("nb", "Han kom i 2004. ", "Hun kom senere."),
    ("nb", "Er det sant? ", "Ja!"),
    ("nb", "«Han gikk.» ", "«Gjorde han?»"),
    ("nb", "Han sa det (i går). ", "Så gikk han."),
    ("nb", "Melk, brød m.m. ", "Alt er kjøpt."),
    ("nb", "Linje én\n", "Linje to"),
    ("nb", "Så stille … ", "Ingen svarte."),
    ("nb", "Det var alt. ", "– Nei, sa hun."),
    ("en", "It ended in 1999. ", "Nobody knew."),
    ("de", "Das war alles. ", "Er ging."),
    ("pl", "To wszystko. ", "Świat jest mały."),
)


@pytest.mark.parametrize(("language", "text"), ONE)
def test_one_sentence_stays_one(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(("language", "first", "second"), TWO)
def test_two_sentences_are_parted(language: str, first: str, second: str) -> None:
    assert sentences(first + second, language) == [first, second]


@pytest.mark.parametrize("language", [*ABBREVIATIONS, "nb-NO", "no", "uk", "zh-Hans"])
def test_every_language_has_rules(language: str) -> None:
    assert len(sentences("Alpha beta. Gamma delta.", language)) == 2


def test_a_line_that_goes_on_in_small_letters_is_no_new_sentence() -> None:
    assert sentences("En lang\nlinje", "nb") == ["En lang\nlinje"]


@given(st.text(alphabet="aA .!?…«»\n1§)-", max_size=60), st.sampled_from(list(ABBREVIATIONS)))
def test_nothing_is_lost(text: str, language: str) -> None:
    starts = sentence_starts(text, language)

    assert "".join(sentences(text, language)) == text
    assert starts == sorted(set(starts))
    assert all(0 < start < len(text) for start in starts)
