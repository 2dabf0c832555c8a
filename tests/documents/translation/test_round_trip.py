"""Every form: what goes out comes back, with the words changed and nothing else."""

from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest

from ordvern.documents.translation.forms.registry import FORMS
from tests.documents.making import read_here
from tests.documents.translation.samples import (
    SAMPLES,
    extract,
    in_capitals,
    merge,
    opened,
    said,
    translated,
)

ALL = pytest.mark.parametrize("form", SAMPLES)
PACKAGED = ("docx", "xlsx", "pptx", "odt", "idml")


def told(content: bytes) -> Counter[tuple[str, str]]:
    """What a reader of the document is told, blanks counted once."""
    segments = read_here(content).segments
    return Counter((" ".join(each.text.split()), each.part) for each in segments)


def test_every_form_has_a_sample() -> None:
    assert SAMPLES.keys() == FORMS.keys()


@ALL
def test_a_target_that_is_the_source_gives_the_document_again(form: str) -> None:
    content = SAMPLES[form]()

    merged = merge(content, translated(extract(form, content).content))

    assert merged.problems == ()
    assert merged.target_language == "en"
    if form != "po":
        assert told(merged.content) == told(content)


@ALL
def test_writing_every_place_anew_keeps_text_and_codes(form: str) -> None:
    document = opened(form, SAMPLES[form]())
    before = said(document.places)
    for place in document.places:
        place.put(place.atoms)

    assert said(opened(form, document.save()).places) == before


@ALL
def test_the_words_change_and_nothing_else(form: str) -> None:
    content = SAMPLES[form]()
    document = opened(form, content)
    wanted = [
        "".join(a for a in in_capitals(p.atoms) if isinstance(a, str)) for p in document.places
    ]
    for place in document.places:
        place.put(in_capitals(place.atoms))

    again = opened(form, document.save()).places

    if form == "po":
        again = [each for each in again if each.known]
        assert "".join(each.known for each in again).startswith("HEI %sÉN FIL")
    else:
        found = ["".join(a for a in p.atoms if isinstance(a, str)) for p in again]
        assert found == wanted


@ALL
@pytest.mark.parametrize("version", ["2.1", "1.2"])
def test_what_is_not_translated_stays(form: str, version: str) -> None:
    content = SAMPLES[form]()
    sheet = extract(form, content, version=version)

    merged = merge(content, sheet.content)

    known = 1 if form == "po" else 0
    assert merged.written == known
    assert len(merged.problems) == sheet.units - known


@pytest.mark.parametrize("form", PACKAGED)
def test_parts_without_words_are_kept_byte_for_byte(form: str) -> None:
    content = SAMPLES[form]()

    merged = merge(content, translated(extract(form, content).content, str.upper)).content

    with ZipFile(BytesIO(content)) as old, ZipFile(BytesIO(merged)) as new:
        assert old.namelist() == new.namelist()
        kept = [name for name in old.namelist() if "rels" in name or name == "mimetype"]
        assert all(old.read(name) == new.read(name) for name in kept)


@pytest.mark.parametrize("form", ["docx", "pptx", "odt", "xlsx"])
@pytest.mark.parametrize("language", ["nb", "ar", "uk"])
def test_a_longer_text_in_other_letters_keeps_all_parts(form: str, language: str) -> None:
    content = SAMPLES[form]()
    sheet = extract(form, content, target_languages=[language])

    merged = merge(content, translated(sheet.content, lambda text: f"⟪{text} æøå مرحبا⟫"))

    assert merged.problems == ()
    places = opened(form, merged.content).places
    assert len(places) == sheet.units
    assert all("مرحبا" in text for text in said(places))
