"""The demo's documents, made from its texts as the files customers send."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from string import ascii_uppercase
from xml.sax.saxutils import escape

import typst
from docx import Document
from docx.document import Document as DocumentObject

TEXTS = Path(__file__).parent / "texts"
FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the demo: its file name, its text and how it is made."""

    name: str
    text: str

    def content(self) -> bytes:
        """The file's bytes, of the kind that its name says."""
        makers: dict[str, Callable[[str], bytes]] = {
            "docx": _docx,
            "pdf": _pdf,
            "xlsx": _xlsx,
            "txt": str.encode,
            "html": _html,
        }
        return makers[self.name.rpartition(".")[2]](words(self.text))


PAPERS = {
    paper.name: paper
    for paper in (
        Paper("fødselsattest.docx", "fodselsattest.nb.txt"),
        Paper("epikrise.docx", "epikrise.nb.txt"),
        Paper("politiattest.pdf", "politiattest.nb.txt"),
        Paper("legeerklæring.docx", "legeerklaering.nn.txt"),
        Paper("rettsbok.docx", "rettsbok.nb.txt"),
        Paper("vitnemål.pdf", "vitnemaal.nn.txt"),
        Paper("statement.docx", "statement.en.txt"),
        Paper("contract.docx", "contract.en.txt"),
        Paper("brosjyre.txt", "brosjyre.nb.txt"),
        Paper("bruksanvisning.html", "bruksanvisning.nb.txt"),
        Paper("ansatte.xlsx", "ansatte.nb.tsv"),
    )
}


def words(name: str) -> str:
    """A text with its invented numbers put in; the identity numbers can belong to nobody."""
    text = (TEXTS / name).read_text(encoding="utf-8")
    for key, value in numbers().items():
        text = text.replace("{" + key + "}", value)
    return text


@cache
def numbers() -> dict[str, str]:
    return {
        "ludvig": synthetic_number("04", 2, "21", 612),
        "torleif": synthetic_number("19", 5, "52", 331),
        "magnus": synthetic_number("23", 11, "91", 402),
        "gunnhild": synthetic_number("08", 7, "79", 214),
        "account": account_number("868011147"),
        "second_account": account_number("868022231"),
        "third_account": account_number("868033310"),
    }


def synthetic_number(day: str, month: int, year: str, individual: int) -> str:
    """An identity number of the test register: the month is eighty too high.

    Skatteetaten gives such numbers to test persons only, so that no living person has one.
    """
    for trial in range(individual, 1000):
        digits = [int(digit) for digit in f"{day}{month + 80:02d}{year}{trial:03d}"]
        for weights in (FIRST, SECOND):
            digits.append((11 - _weighed(digits, weights)) % 11)
        if 10 not in digits:
            number = "".join(map(str, digits))
            return f"{number[:6]} {number[6:]}"
    raise ValueError("no such number")


def account_number(start: str) -> str:
    """An invented bank account number with a right check digit."""
    for last in range(10):
        digits = [int(digit) for digit in f"{start}{last}"]
        check = (11 - _weighed(digits, SECOND)) % 11
        if check < 10:
            number = f"{start}{last}{check}"
            return f"{number[:4]}.{number[4:6]}.{number[6:]}"
    raise ValueError("no such number")


def _weighed(digits: list[int], weights: tuple[int, ...]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11


def _docx(text: str) -> bytes:
    document = Document()
    document.core_properties.author = ""
    _drop_thumbnail(document)
    for level, line in _lines(text):
        if level:
            document.add_heading(line, level)
        else:
            document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _drop_thumbnail(document: DocumentObject) -> None:
    """The library's template brings a picture of an empty page along, which nobody can read."""
    relationships = document.part.package.rels
    for key in [key for key, rel in relationships.items() if rel.reltype.endswith("/thumbnail")]:
        del relationships[key]


def _pdf(text: str) -> bytes:
    escaped = str.maketrans({character: f"\\{character}" for character in "#*_`$<>@\\[]"})
    body = "\n\n".join(
        f"{'=' * level} {line.translate(escaped)}" if level else line.translate(escaped)
        for level, line in _lines(text)
    )
    return bytes(typst.compile(body.encode(), format="pdf"))


def _html(text: str) -> bytes:
    body = "\n".join(
        f"<h{level}>{escape(line)}</h{level}>" if level else f"<p>{escape(line)}</p>"
        for level, line in _lines(text)
    )
    title = escape(text.partition("\n")[0].lstrip("# "))
    page = (
        f'<!doctype html>\n<html lang="nb"><head><meta charset="utf-8"><title>{title}</title>'
        f"</head>\n<body>\n{body}\n</body></html>\n"
    )
    return page.encode()


def _lines(text: str) -> list[tuple[int, str]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [(len(line) - len(line.lstrip("#")), line.lstrip("# ")) for line in lines]


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def _xlsx(text: str) -> bytes:
    """The smallest workbook that spreadsheet programs open: one sheet of inline texts."""
    rows = "".join(
        f'<row r="{row}">{_cells(row, line.split(chr(9)))}</row>'
        for row, line in enumerate(text.splitlines(), 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sheet1.xml" ContentType="{KIND}.worksheet+xml"/></Types>',
        "_rels/.rels": _relationship("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Ansatte" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relationship("worksheet", "sheet1.xml"),
        "xl/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
    return out.getvalue()


def _cells(row: int, values: list[str]) -> str:
    return "".join(
        f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        for column, value in zip(ascii_uppercase, values, strict=False)
    )


def _relationship(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )
