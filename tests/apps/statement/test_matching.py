"""An agency's own sentences and the clauses they come near."""

import pytest

from ordvern.apps.statement.clauses import clauses_where
from ordvern.apps.statement.matching import match, sentences_of
from ordvern.apps.statement.wording import Drafted

CLAUSES = [(clause.id, Drafted(clause).text("en")) for clause in clauses_where(is_measured=False)]


def test_sentences_end_at_marks_and_lines() -> None:
    text = "How long\n- We keep it, e.g. for years. You decide!\n\nWrite to us: now"

    assert sentences_of(text) == [
        "How long",
        "We keep it, e.g. for years.",
        "You decide!",
        "Write to us: now",
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("All data are stored on servers in Norway.", "stored-in-norway"),
        (
            "No sensitive data is stored in the translation memories.",
            "no-sensitive-data-in-memories",
        ),
        (
            "You decide whether files are erased once you confirm receipt.",
            "files-erased-on-receipt",
        ),
        ("Coffee is served on Fridays.", ""),
        ("We are members of the national union of trades.", ""),
    ],
)
def test_the_nearest_clause(text: str, clause: str) -> None:
    (found,) = match([text], CLAUSES)

    assert found.clause == clause


def test_every_clause_is_nearest_to_itself() -> None:
    found = match([text for _clause, text in CLAUSES], CLAUSES)

    assert [each.clause for each in found] == [clause for clause, _text in CLAUSES]
    assert all(each.likeness > 0.999 for each in found)


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert [each.clause for each in match(["Words."], [])] == [""]
