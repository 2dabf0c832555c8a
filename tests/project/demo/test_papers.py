"""The demo's documents are real files of their kinds, and their numbers belong to nobody."""

from io import BytesIO

import pytest

from ordvern.detection import RiskClass, scan
from ordvern.documents import read
from ordvern.project.demo.papers import PAPERS, Paper, numbers
from ordvern.text import Category

TOLD = {
    "epikrise.docx": {Category.HEALTH},
    "legeerklæring.docx": {Category.HEALTH},
    "politiattest.pdf": {Category.CRIMINAL_OFFENCE},
    "statement.docx": {Category.RELIGION_OR_BELIEF, Category.ETHNIC_ORIGIN, Category.HEALTH},
    "ansatte.xlsx": {Category.TRADE_UNION},
    "contract.docx": set(),
    "vitnemål.pdf": set(),
    "fødselsattest.docx": set(),
}


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_is_what_its_name_says_and_read_whole(paper: Paper) -> None:
    reading = read(BytesIO(paper.content()), name=paper.name)

    assert reading.kind == paper.name.rpartition(".")[2]
    assert reading.notices == ()
    assert reading.words > 30


@pytest.mark.parametrize("name", TOLD)
def test_tells_what_it_is_there_to_tell(name: str) -> None:
    assessment = scan(read(BytesIO(PAPERS[name].content())).segments).assessment

    assert assessment.personal
    assert assessment.sensitive >= TOLD[name]


@pytest.mark.parametrize("name", ["brosjyre.txt", "bruksanvisning.html"])
def test_leaflets_and_manuals_tell_of_nobody(name: str) -> None:
    assessment = scan(read(BytesIO(PAPERS[name].content())).segments).assessment

    assert assessment.risk is RiskClass.NONE


def test_identity_numbers_are_of_the_test_register() -> None:
    for key in ("ludvig", "torleif", "magnus", "gunnhild"):
        month = int(numbers()[key][2:4])
        assert 81 <= month <= 92
