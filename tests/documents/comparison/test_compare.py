"""Values come through a translation however they are written; what does not is named."""

import pytest

from ordvern.documents import FileKind, Lack, Reading, compare
from ordvern.documents.comparison import Pair, differences
from ordvern.text import Part, Segment

SAME = (
    ("Prisen er 1 234,50 kr.", "The price is NOK 1,234.50."),
    ("Prisen er 1.234,50 kr.", "The price is NOK 1 234.5."),
    ("10 000 og 10.000", "10,000 and 10 000"),
    ("Den 17. mai 2024", "On May 17, 2024"),
    ("Den 17. mai 2024", "17.05.2024"),
    ("Den 05.03.2024", "On 5 March 2024"),
    ("Den 2024-03-05", "le 5 mars 2024"),
    ("Den 3. januar", "am 3. Januar"),
    ("den 1.5.80", "1 May 1980"),
    ("kl. 14.30", "at 2:30 pm"),
    ("kl. 8", "at 8 am"),
    ("tre personer", "3 people"),
    ("Se https://example.no/a.", "See https://example.no/a, please"),
    ("⟦P1⟧ kom", "⟦P1⟧ came, and ⟦P1⟧ left"),
    ("§ 3-4", "Section 3-4"),
    ("Versjon 1.2.3", "Version 1.2.3"),
)
OTHER = (
    ("Prisen er 15 kr.", "The price is 1.5 kr.", [Lack.NUMBER_MISSING, Lack.NUMBER_ADDED], "15"),
    ("Prisen er 150 kr.", "The price is high.", [Lack.NUMBER_MISSING], "150"),
    ("Den 05.03.2024", "On 6 March 2024", [Lack.DATE_MISSING, Lack.DATE_ADDED], "05.03.2024"),
    ("kl. 14.30", "at 3:30 pm", [Lack.TIME_MISSING, Lack.TIME_ADDED], "kl. 14.30"),
    ("⟦P1⟧ og ⟦P2⟧", "⟦P1⟧ and", [Lack.PLACEHOLDER_MISSING], "⟦P2⟧"),
    ("Se www.example.no/a", "See", [Lack.LINK_MISSING], "www.example.no/a"),
    ("Hei %s", "Hi", [Lack.PLACEHOLDER_MISSING], "%s"),
)


def lacks(source: str, target: str | None, **languages: str) -> list[Lack]:
    return [each.lack for each in differences([Pair(source, target)], **languages)]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_worth_is_no_difference(source: str, target: str) -> None:
    assert lacks(source, target) == []
    assert lacks(target, source) == []


@pytest.mark.parametrize(("source", "target", "expected", "words"), OTHER)
def test_another_worth_is_named_with_its_place(
    source: str, target: str, expected: list[Lack], words: str
) -> None:
    found = differences([Pair(source, target)])

    assert [each.lack for each in found] == expected
    assert found[0].span is not None
    assert source[found[0].span.start : found[0].span.end] == words


def test_empty_and_unchanged_targets() -> None:
    text = "Dette er en hel setning som er lang nok."

    assert lacks(text, None) == [Lack.SEGMENT_MISSING]
    assert lacks(text, "  ") == [Lack.SEGMENT_MISSING]
    assert lacks("", "More") == [Lack.SEGMENT_ADDED]
    assert lacks(text, text, source_language="nb", target_language="en") == [Lack.UNTRANSLATED]
    assert lacks("Kari Nordlund", "Kari Nordlund", source_language="nb") == []


def test_another_language_is_told_by_who_knows_languages() -> None:
    pair = Pair("Dette er en hel setning.", "Das ist ein ganzer Satz, der lang genug ist. " * 2)

    found = differences([pair], target_language="en", language_of=lambda text: "de")

    assert [each.lack for each in found] == [Lack.WRONG_LANGUAGE]
    assert differences([pair], target_language="de-AT", language_of=lambda text: "de") == ()


def reading(*texts: str, part: Part = Part.BODY) -> Reading:
    segments = tuple(Segment(text, f"p{n}", part) for n, text in enumerate(texts))
    return Reading(FileKind.TXT, segments, (), 0)


def test_readings_are_compared_segment_by_segment() -> None:
    (one,) = compare(reading("En 1", "To 22"), reading("One 1", "Two 33", part=Part.BODY))[:1]

    assert (one.lack, one.source, one.target) == (Lack.NUMBER_MISSING, 1, 1)


def test_readings_of_unlike_length_are_compared_whole() -> None:
    found = compare(reading("En 1", "To 22", "Her er alt som det var før"), reading("One 1 og 22"))

    assert found == ()
    assert [each.lack for each in compare(reading("A 44", "B"), reading("A"))] == [
        Lack.NUMBER_MISSING
    ]


def test_a_difference_holds_no_word() -> None:
    (one,) = differences([Pair("Kari 150", "Kari")])

    assert "Kari" not in repr(one)
    assert "Kari" not in repr(Pair("Kari", "Kari"))
