"""Marked text as the pages draw it."""

from ordvern.apps.screening.viewing import Line, Piece
from ordvern.documents.reason import Notice, Reason
from ordvern.text import Category, Part
from ordvern.web.ui.templatetags.ui_pieces import (
    as_notes,
    left_out,
    marked_line,
    worth_showing,
)
from ordvern.web.ui.values import Tone


def line(*pieces: Piece, part: Part = Part.BODY) -> Line:
    return Line(0, part, pieces)


def test_words_of_a_document_are_escaped() -> None:
    drawn = marked_line(line(Piece("<i>&"), Piece("<b>", Category.HEALTH)))

    assert "<i>" not in drawn
    assert "<b>" not in drawn
    assert "&lt;i&gt;&amp;" in drawn


def test_a_finding_is_marked_with_its_kind_in_words() -> None:
    drawn = marked_line(line(Piece("Hun har "), Piece("astma", Category.HEALTH)))

    assert drawn.startswith("<p>Hun har <mark ")
    assert "data-special" in drawn


def test_a_label_of_a_redaction_is_drawn_as_one() -> None:
    drawn = marked_line(line(Piece("Fødd: [fødselsdato 2]. Sjå [vedlegg 1]. [fjerna]")))

    assert drawn.count('class="ov-removed"') == 2
    assert '<span class="ov-removed">[fødselsdato 2]</span>' in drawn


def test_a_place_that_is_not_plain_text_is_named() -> None:
    assert "ov-sheet__place" in marked_line(line(Piece("x"), part=Part.HEADER))
    assert "ov-sheet__place" not in marked_line(line(Piece("x")))


def test_properties_without_findings_are_folded_away() -> None:
    idle = line(Piece("14.0"), part=Part.METADATA)
    telling = line(Piece("Kari", Category.PERSON_NAME), part=Part.METADATA)

    assert worth_showing([idle, telling, line(Piece("x"))]) == [telling, line(Piece("x"))]
    assert left_out([idle, telling]) == [idle]


def test_that_all_was_read_is_said_only_when_it_was() -> None:
    assert [note.tone for note in as_notes([])] == [Tone.SUCCESS]

    (note,) = as_notes([Notice(Reason.COULD_NOT_CHECK_IMAGES, 2)])
    assert note.tone is Tone.WARNING
    assert "(2)" in note.title
