"""`ordvern translate`: out as XLIFF, back as a document, and what is said when it does not fit."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Answer
from tests.documents.translation.samples import letter, translated

Run = Callable[..., Answer]


def test_out_and_back(ordvern: Run, tmp_path: Path) -> None:
    source, sheet, out = (tmp_path / name for name in ("a.docx", "a.docx.en.xlf", "b.docx"))
    source.write_bytes(letter())

    extracted = ordvern("translate", "extract", source, "--from", "nb", "--to", "en")
    sheet.write_bytes(translated(sheet.read_bytes(), str.upper))
    merged = ordvern("translate", "merge", source, sheet, "-o", out)

    assert (extracted.status, merged.status) == (0, 0)
    assert " in 7 units" in extracted.out
    assert out.exists()


def test_one_file_for_each_language(ordvern: Run, harmless: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()

    ordvern(
        "translate", "extract", harmless, "--from", "nb", "--to", "en", "--to", "pl", "-o", folder
    )

    assert sorted(path.name for path in folder.iterdir()) == [
        "harmless.txt.en.xlf",
        "harmless.txt.pl.xlf",
    ]


def test_what_is_not_translated_is_named(ordvern: Run, harmless: Path, tmp_path: Path) -> None:
    sheet, out = tmp_path / "a.xlf", tmp_path / "b.txt"
    ordvern("translate", "extract", harmless, "--from", "nb", "--to", "en", "-o", sheet)

    answer = ordvern("translate", "merge", harmless, sheet, "-o", out)

    assert answer.status == 1
    assert "not translated; the source was kept in unit line-0" in answer.err
    assert out.read_bytes() == harmless.read_bytes()


def test_another_file_is_refused_and_nothing_written(
    ordvern: Run, harmless: Path, letter: Path, tmp_path: Path
) -> None:
    sheet, out = tmp_path / "a.xlf", tmp_path / "b.txt"
    ordvern("translate", "extract", harmless, "--from", "nb", "--to", "en", "-o", sheet)

    answer = ordvern("translate", "merge", letter, sheet, "-o", out)

    assert answer.status == 2
    assert "made of another file" in answer.err
    assert not out.exists()


def test_a_kind_that_is_not_written_is_refused(ordvern: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.xml"
    source.write_text("<?xml version='1.0'?><brev>Hei</brev>")

    answer = ordvern("translate", "extract", source, "--from", "nb", "--to", "en")

    assert answer.status == 2
    assert "cannot be put back" in answer.err


def test_nothing_is_overwritten_unasked(ordvern: Run, harmless: Path) -> None:
    ask = ("translate", "extract", harmless, "--from", "nb", "--to", "en")
    ordvern(*ask)

    assert ordvern(*ask).status == 2
    assert ordvern(*ask, "--force").status == 0
