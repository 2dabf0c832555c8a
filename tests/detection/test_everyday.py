"""What everyday words tell is found where it is told of one person, and nowhere else."""

import pytest

from ordvern.detection import scan
from ordvern.detection.everyday import RECOGNIZER
from ordvern.text import Category
from tests.detection.marked import Marked, documents

UNSEEN = [*documents("plain-words"), *documents("plain-words-after"), *documents("reader-a-after")]
OUTSIDER = list(documents("outsider"))
ABOUT_NOBODY = [*documents("nobody"), *documents("reader-readerb")]


def is_sensitive(document: Marked) -> bool:
    return any(kind.is_special for kind, _, _ in document.marks)


def told_plainly(text: str) -> list[tuple[Category, str]]:
    return [
        (found.category, text[found.span.start : found.span.end])
        for found in scan(text).findings
        if found.recognizer == RECOGNIZER
    ]


def test_a_sentence_of_no_list_is_found_without_the_name_in_it() -> None:
    text = "Hei Kari Nordlund! De må mate henne nå, og hun har sluttet å gå. Hilsen Ola Nordmann"

    assert told_plainly(text) == [(Category.HEALTH, "De må mate henne nå, og hun har sluttet å gå")]


def test_the_model_may_be_left_out() -> None:
    text = "Hei Kari Nordlund! De må mate henne nå, og hun har sluttet å gå. Hilsen Ola Nordmann"

    found = scan(text, sentences=False)

    assert {finding.category for finding in found.findings} == {Category.PERSON_NAME}


@pytest.mark.parametrize(
    "text",
    [
        "De må mate henne nå, og hun har sluttet å gå.",
        "Kari Nordlund er rektor. De som ikke kan gå, blir matet.",
        "Kari Nordlund er rektor. Hvis hun har sluttet å gå, må de mate henne.",
        "Kari Nordlund er rektor. Hun henter pakken og låner bilen til søndag.",
        "Kari Nordlund.\nHun er syk.",
    ],
    ids=["nobody is named", "of anybody", "under a condition", "nothing is told", "too short"],
)
def test_other_sentences_are_left_alone(text: str) -> None:
    assert not told_plainly(text)


def test_more_of_the_letters_in_plain_words_are_seen() -> None:
    """They were written before the model; without it the rules see 23 of these 55."""
    letters = [document for document in UNSEEN if is_sensitive(document)]
    assert sum(bool(scan(d.text).assessment.sensitive) for d in letters) >= 28


def test_letters_that_tell_nothing_stay_as_they_were() -> None:
    """One of the 24 was taken for a sensitive one by the rules already."""
    letters = [document for document in UNSEEN if not is_sensitive(document)]
    assert sum(bool(scan(d.text).assessment.sensitive) for d in letters) <= 1


def test_letters_of_an_outsider_are_seen_since_they_were_read() -> None:
    """70 texts by somebody who knew neither the lists nor the training sentences. Unread: 26 of
    the 46, and 6 of the 24 others taken for sensitive."""
    judged = [(is_sensitive(d), bool(scan(d.text).assessment.sensitive)) for d in OUTSIDER]
    assert judged.count((True, True)) >= 38
    assert judged.count((False, True)) <= 3


def test_texts_about_nobody_hold_nothing_of_it() -> None:
    quiet = [d for d in ABOUT_NOBODY if not is_sensitive(d)]
    assert not [d.title for d in quiet if told_plainly(d.text)]
