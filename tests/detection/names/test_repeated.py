"""The document rule: what is part of a name once is a name everywhere, with its limits."""

from ordvern.detection import scan
from ordvern.text import Part, Segment


def test_a_small_word_in_a_name_does_not_make_every_sentence_speak_of_somebody() -> None:
    texts = ["Ask Do", "Do you want to save?", "Do not show this again", "Ring Do nå."]
    segments = [Segment(text, str(n), Part.BODY) for n, text in enumerate(texts)]

    found = scan(segments).findings

    assert {finding.segment for finding in found} == {0, 3}
