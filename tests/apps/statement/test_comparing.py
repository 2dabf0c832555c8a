"""What is new in a version: sentences by their clause, and their words."""

from ordvern.apps.statement.comparing import Change, compare
from ordvern.apps.statement.wording import Sentence


def version(**texts: str) -> list[Sentence]:
    return [Sentence("#changes", "A heading"), *(Sentence(*each) for each in texts.items())]


def test_words_are_told_apart() -> None:
    (found,) = compare(version(a="We keep it in Norway."), version(a="We store it in Norway."))

    assert found.change is Change.REWORDED
    assert [(each.change, each.text) for each in found.words] == [
        (Change.SAME, "We"),
        (Change.REMOVED, "keep"),
        (Change.ADDED, "store"),
        (Change.SAME, "it in Norway."),
    ]


def test_added_removed_and_unchanged() -> None:
    found = compare(
        version(a="One.", b="Two.", c="Three."), version(a="One.", d="Four.", c="Three.")
    )

    assert [(each.clause, each.change) for each in found] == [
        ("a", Change.SAME),
        ("b", Change.REMOVED),
        ("d", Change.ADDED),
        ("c", Change.SAME),
    ]


def test_both_versions_can_be_read_out_of_the_words() -> None:
    old, new = "a b c d e f", "b x c e f g h"
    (found,) = compare(version(a=old), version(a=new))

    kept = [each for each in found.words if each.change is not Change.ADDED]
    now = [each for each in found.words if each.change is not Change.REMOVED]
    assert " ".join(each.text for each in kept) == old
    assert " ".join(each.text for each in now) == new


def test_the_first_clause_removed_stands_first() -> None:
    found = compare(version(a="One.", b="Two."), version(b="Two."))

    assert [each.clause for each in found] == ["a", "b"]
