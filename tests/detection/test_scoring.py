"""The measures, worked out by hand on small documents and beside the yardstick's own scorer."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from ordvern.detection import scan
from ordvern.detection.evaluation import answers
from ordvern.detection.marking import Mark, MarkedDocument, Told, read_marked, told_by
from ordvern.detection.scoring import Cover, Judged, Seen, alarms, missed, score
from ordvern.text import Category, Span

NAME, HEALTH = Category.PERSON_NAME, Category.HEALTH


def told(*marks: tuple[Category, int, int]) -> Told:
    each = tuple(Mark(kind, Span(start, end)) for kind, start, end in marks)
    special = frozenset(mark.kind for mark in each if mark.kind.is_special)
    return Told(bool(each), special, each)


def document(marks: Told, text: str = "ord " * 10) -> MarkedDocument:
    return MarkedDocument("1", text, marks)


def test_half_of_a_span_is_enough() -> None:
    marked = document(told((NAME, 0, 10), (NAME, 20, 30)))
    found = told((NAME, 0, 5), (NAME, 20, 24))
    scores = score([(marked, found)])
    assert scores.identifier_char_recall == 0.45
    assert scores.identifier_char_precision == 1
    assert scores.documents_with_nothing_missed == 0
    assert scores.span_recall_by_kind == {"person_name": Seen(0.5, 1, 2)}
    assert list(missed(marked, found)) == [Mark(NAME, Span(20, 30))]


def test_families_do_not_cover_one_another() -> None:
    marked = document(told((NAME, 0, 4), (HEALTH, 10, 15)))
    found = told((HEALTH, 0, 4), (NAME, 10, 15))
    scores = score([(marked, found)])
    assert scores.identifier_char_recall == 0
    assert scores.identifier_char_precision == 1  # what is marked at all is no false alarm
    assert scores.span_recall_by_kind["health"] == Seen(0, 0, 1)
    assert len(list(alarms(marked, found))) == 2


def test_documents_are_judged_as_wholes() -> None:
    ill, nobody = told((HEALTH, 0, 3)), told()
    pairs = [(ill, ill), (ill, nobody), (nobody, ill), (nobody, nobody)]
    scores = score((document(marked), found) for marked, found in pairs)
    assert scores.document_sensitive == Judged(0.5, 0.5, 2)
    assert scores.document_sensitive_by_kind["health"] == Judged(0.5, 0.5, 2)
    assert scores.findings_per_1000_words_where_nobody_is_named == 1000 / 20


def test_nothing_gives_no_figures() -> None:
    scores = score([])
    assert (scores.documents, scores.identifier_char_recall) == (0, None)


def test_overlapping_marks_cover_each_character_once() -> None:
    cover = Cover(Mark(NAME, Span(*span)) for span in ((0, 5), (3, 8), (8, 9), (20, 22)))
    assert len(cover) == 11
    assert cover.of(Span(4, 21)) == 6
    assert cover.shared(Cover([Mark(NAME, Span(7, 100))])) == 4


@pytest.mark.shared
def test_it_agrees_with_the_yardstick(shared: Path, tmp_path: Path) -> None:
    gold = shared / "eval" / "documents-dev.jsonl"
    lines = gold.read_text(encoding="utf-8").splitlines()
    found = tmp_path / "found.jsonl"
    found.write_text("\n".join(answers(lines)), encoding="utf-8")
    command = [sys.executable, shared / "eval" / "score.py", gold, found, "--json"]
    theirs = json.loads(subprocess.check_output(command))
    ours = asdict(score((each, told_by(scan(each.text))) for each in read_marked(lines)))
    assert ours == theirs
