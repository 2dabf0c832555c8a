"""Damaged documents end in a reading or a named refusal: no exception that no reader foresaw."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from ordvern.documents import Refused, read
from tests.documents.making import mail, paragraph, pdf, saved, word, workbook, zipped
from tests.documents.ocr.test_pictures import drawn
from tests.documents.old import doc, ppt, xls
from tests.documents.test_msg import outlook

MUTANTS = 20
CELLS = '<sheetData><row r="1"><c r="A1" s="1"><v>29221</v></c></row></sheetData>'
MAKERS: dict[str, Callable[[], bytes]] = {
    "docx": lambda: word(paragraph("Hei Ola") * 9),
    "xlsx": lambda: workbook(CELLS, strings="<si><t>Ola</t></si>"),
    "pdf": lambda: saved(pdf("Hei Ola", Author="Kari")),
    "html": lambda: b"<html><p title='x'>Hei <b>Ola</b><!-- x --><script>1</script>" * 9,
    "eml": lambda: mail("Hei", attached=word(paragraph("x")), name="x.docx"),
    "txt": lambda: "Hei Ola, født 1.1.1980\n".encode() * 9,
    "doc": lambda: doc("Hei Ola\r", notes="note\r", left=b"slettet"),
    "xls": lambda: xls(strings=("Ola", "Kari")),
    "ppt": lambda: ppt(slide="Hei", note="note", inside=word(paragraph("x"))),
    "rtf": lambda: rb"{\rtf1\ansi{\info{\author Kari}}Hei\par{\pict ffd8}\u216 O}" * 3,
    "msg": lambda: outlook(),
    "epub": lambda: zipped({"mimetype": "application/epub+zip", "a.xhtml": "<p>Hei</p>"}),
    "image": lambda: drawn(kind="TIFF"),
    "xliff": lambda: b"<?xml version='1.0'?><xliff><source>O<g>l</g>a</source></xliff>",
}


def mutant(content: bytes, rng: random.Random) -> bytes:
    """A few bytes changed, cut out, doubled or cut off; in a package, those of one part."""
    if content.startswith(b"PK") and rng.random() < 0.8:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts: dict[str, bytes] = {n: archive.read(n) for n in archive.namelist()}
        name = rng.choice(sorted(parts))
        return zipped({**parts, name: damaged(parts[name], rng)})
    return damaged(content, rng)


def damaged(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice([1, 3, 12])):
        place = rng.randrange(len(changed) + 1)
        stretch = rng.randrange(1, 60)
        match rng.randrange(4):
            case 0:
                changed[place : place + 1] = rng.randbytes(1)
            case 1:
                del changed[place : place + stretch]
            case 2:
                changed[place:place] = changed[place : place + stretch]
            case _:
                changed[place : place + 4] = rng.choice([b"\xff\xff\xff\xff", bytes(4), b"9999"])
    return bytes(changed)


def fault_of(content: bytes) -> str:
    try:
        read(BytesIO(content))
    except Refused as refusal:
        return refusal.fault
    return ""


@pytest.mark.parametrize("kind", MAKERS)
def test_damage_is_borne(kind: str) -> None:
    content = MAKERS[kind]()
    seed = random.randrange(10**9)  # from the seed of the test run, which pytest prints
    rng = random.Random(seed)

    faults = [fault_of(mutant(content, rng)) for _ in range(MUTANTS)]
    assert [fault for fault in faults if fault] == [], f"seed {seed}"
