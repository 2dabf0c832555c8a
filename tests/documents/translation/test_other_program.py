"""What another program reads of our XLIFF, fills in and saves comes back as the translation."""

import pytest
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from tests.documents.making import texts
from tests.documents.translation.samples import extract, letter, merge, run

BODY = (
    f"<w:p>{run('Kari bor ')}{run('her', '<w:b/>')}{run('.')}</w:p>"
    f"<w:p>{run('Hun flyttet kl. 12. Så kom hun.')}</w:p>"
)
PROGRAMS = {"2.1": Xliff2File, "1.2": xlifffile}
SEGMENTS = {
    "2.1": ["Kari bor her.", "Hun flyttet kl. 12.", "Så kom hun.", "Mest om morgenen."],
    "1.2": ["Kari bor her.", "Hun flyttet kl. 12. Så kom hun.", "Mest om morgenen."],
}


@pytest.mark.parametrize("version", PROGRAMS)
def test_it_reads_every_segment(version: str) -> None:
    store = PROGRAMS[version].parsestring(extract("docx", letter(BODY), version=version).content)

    assert [str(unit.source) for unit in store.units] == SEGMENTS[version]
    assert all(unit.istranslatable() for unit in store.units)


@pytest.mark.parametrize("version", PROGRAMS)
def test_what_it_saves_is_taken_back_with_its_codes(version: str) -> None:
    content = letter(BODY)
    store = PROGRAMS[version].parsestring(extract("docx", content, version=version).content)
    first, *others = store.units
    first.rich_target = first.rich_source  # the bold word stays bold
    for unit in others:
        unit.target = str(unit.source).upper()

    merged = merge(content, bytes(store)).content

    shown = texts(merged)
    assert shown[:2] == ["Kari bor her.", "HUN FLYTTET KL. 12. SÅ KOM HUN."]
    assert "MEST OM MORGENEN." in "".join(shown)
