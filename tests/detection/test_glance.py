"""What a glance at a short text says is not in it is not found in it, and most is said of."""

import re2
from hypothesis import given
from hypothesis import strategies as st

from ordvern.detection import readings, shapes, swapped, triggers
from ordvern.detection.ailments import ailing
from ordvern.detection.coarse import SWAPPED
from ordvern.detection.glance import MEASURED, READING, find, glance, of_ailments
from ordvern.detection.narrow import narrow, options
from ordvern.detection.normalise import plain
from ordvern.detection.recognizer import Trigger

PATTERNS = triggers.COARSE | {
    SWAPPED: swapped.COARSE,
    READING: re2.compile(readings.WIDER, options(64)),
    MEASURED: shapes.COARSE,
    of_ailments("no"): ailing("no"),
    of_ailments("en"): ailing("en"),
}
PIECES = (
    *("12345678", "@a", "www.", "AB 1234", "Storgata 1", "0150 Oslo", "SW1A 1AA", "rue A"),
    *("1 High Street", "9O1", "a=C3=A5", "Hb 12", "5 mg", "brukket", "pain", "\u0107", "\n", " "),
    *("h€i", "\u2013", "\u201cto tre fire fem\u201d", "k\u00a0r\u2019e f t", "\u0430bc"),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map(" ".join)


@given(TEXTS)
def test_what_is_absent_is_not_found(text: str) -> None:
    data = narrow(text)
    found = {name for name, pattern in PATTERNS.items() if pattern.search(data)}
    assert glance(data)[0] == PATTERNS.keys() - found


@given(TEXTS)
def test_where_no_reading_is_seen_nothing_is_read(text: str) -> None:
    if READING in plain(text).absent:
        assert [*readings.readings(text)] == []


def test_readings_are_seen_beside_marks_and_dashes_that_were_put_right() -> None:
    assert READING in plain("«Hei» – “ja”").absent
    assert READING not in plain("“h€i”").absent


def test_readings_are_seen_beside_characters_that_were_undone() -> None:
    assert READING in plain("Ka\u00adri bor p\u0430 \u0425amar").absent
    assert READING not in plain("Ka\u00adri h€i").absent
    assert READING not in plain("Ka\u00adri \u202eirak").absent


def test_a_very_long_text_is_put_right_as_a_short_one_is() -> None:
    words = "ord " * 250_000
    long, short = plain(f"{words}tlf 9O1 23 456"), plain("tlf 9O1 23 456")
    assert long.text == words + short.text
    places = [(start - len(words), end - len(words)) for start, end in long.places(Trigger.DIGITS)]
    assert places == [*short.places(Trigger.DIGITS)] != []


def test_of_a_long_text_nothing_is_said_but_what_one_pass_tells() -> None:
    absent, known = glance(b"a" * 40_000)
    assert absent == known.keys()
    assert Trigger.AT in glance(b"a" * 1_000)[0]


@given(TEXTS)
def test_shapes_are_where_their_patterns_are(text: str) -> None:
    form = plain(text)
    for shape in (*triggers.COARSE, SWAPPED):
        assert [*form.places(shape)] == [*find(shape, form.data)]


@given(
    TEXTS, st.sampled_from(("", "\u202eab", "\U0001f1f3\U0001f1f4\U0001f1f8\U0001f1ea", "s\u017fx"))
)
def test_what_may_be_read_in_wide_texts_is_where_its_own_pattern_is(text: str, more: str) -> None:
    wide = f"{text}{more}\u0142"
    data = wide.encode("utf-8", "replace")
    assert [*readings._places(wide)] == [*readings._places_beyond_latin(data)]
