"""Sentences fit a terminal of eighty columns, and stay whole in a file."""

from ordvern.cli.folding import folded

SENTENCE = "Alt lagres på servere i Norge, og ingen andre enn våre ansatte har tilgang. " * 3


def test_no_line_is_wider_than_the_terminal() -> None:
    first, *others = folded(SENTENCE, indent=8, columns=80).splitlines()

    assert len(first) <= 72
    assert all(line.startswith(" " * 8) and len(line) <= 80 for line in others)
    assert " ".join([first, *(line.strip() for line in others)]) == SENTENCE.strip()


def test_what_goes_into_a_file_stays_whole() -> None:
    assert folded(SENTENCE, indent=8, columns=None) == SENTENCE


def test_an_id_is_not_cut() -> None:
    named = "each-order-bound-to-a-statement-version"

    assert named in folded(f"Kept by {named}", indent=4, columns=30)
