"""What does not fit is named by unit and code, and nothing is written."""

import re
from collections.abc import Callable

import pytest

from ordvern.documents import NotMerged, Problem, Trouble
from tests.documents.translation.samples import extract, letter, merge, translated

LETTER = letter()
SHEET = translated(extract("docx", LETTER).content).decode()
UNIT = "word-document.xml-p2"


def change(old: str, new: str) -> Callable[[str], str]:
    def changed(sheet: str) -> str:
        assert re.search(old, sheet, re.DOTALL)
        return re.sub(old, new, sheet, count=1, flags=re.DOTALL)

    return changed


def in_target(old: str, new: str) -> Callable[[str], str]:
    """A change in the target of the segment that has a note and a link."""

    def changed(sheet: str) -> str:
        start = sheet.index("<target>", sheet.index(f'id="{UNIT}"'))
        head, tail = sheet[:start], sheet[start:]
        whole = tail.index("</unit>")
        assert old in tail[:whole]
        return head + tail[:whole].replace(old, new, 1) + tail[whole:]

    return changed


def ph(number: int) -> str:
    match = re.search(rf'<ph id="{number}"[^>]*/>', SHEET[SHEET.index(f'id="{UNIT}"') :])
    assert match
    return match[0]


@pytest.mark.parametrize(
    ("damage", "trouble"),
    [
        (
            change("urn:ordvern:docx:all:[0-9a-f]{8}", "urn:ordvern:docx:all:00000000"),
            Trouble.OTHER_DOCUMENT,
        ),
        (change("urn:ordvern:docx:", "urn:ordvern:txt:"), Trouble.OTHER_DOCUMENT),
        (change("<skeleton[^>]*>", ""), Trouble.OTHER_DOCUMENT),
        (change(f'<unit id="{UNIT}".*?</unit>', ""), Trouble.UNIT_MISSING),
        (change(f'(<unit id="{UNIT}".*?</unit>)', r"\1\1"), Trouble.UNIT_DUPLICATED),
        (change(f'<unit id="{UNIT}"', '<unit id="other"'), Trouble.UNIT_INVENTED),
        (in_target(ph(2), ""), Trouble.CODE_MISSING),
        (in_target(ph(2), ph(2) * 2), Trouble.CODE_DUPLICATED),
        (in_target(ph(2), ph(2) + '<ph id="77"/>'), Trouble.CODE_INVENTED),
        (in_target(ph(2), ph(2) + "<b>x</b>"), Trouble.CODE_INVENTED),
        (
            in_target("Hun er ", '<sc id="1"/><sc id="3"/><ec startRef="1"/><ec startRef="3"/>'),
            Trouble.CODES_CROSSED,
        ),
        (change("</xliff>", ""), Trouble.NOT_XLIFF),
        (change(".*", "<html/>"), Trouble.NOT_XLIFF),
        (change(".*", "not XML"), Trouble.NOT_XLIFF),
    ],
)
def test_damage_is_named_and_nothing_is_written(
    damage: Callable[[str], str], trouble: Trouble
) -> None:
    with pytest.raises(NotMerged) as refused:
        merge(LETTER, damage(SHEET).encode())

    assert trouble in {problem.trouble for problem in refused.value.problems}
    assert all(problem.forbids for problem in refused.value.problems if problem.trouble is trouble)


@pytest.mark.parametrize(
    ("change_of", "trouble"),
    [
        (in_target("Hun er ", "She is"), None),
        (change("<source>Celle</source>", "<source>Annen</source>"), Trouble.SOURCE_CHANGED),
        (change("<target>Celle</target>", ""), Trouble.UNTRANSLATED),
        (change("<target>Celle</target>", "<target/>"), Trouble.UNTRANSLATED),
    ],
)
def test_what_is_only_told(change_of: Callable[[str], str], trouble: Trouble | None) -> None:
    merged = merge(LETTER, change_of(SHEET).encode())

    assert [problem.trouble for problem in merged.problems] == ([trouble] if trouble else [])


def test_a_lost_format_is_told_with_its_code() -> None:
    """The pair of codes around "veldig" is gone, the word is there."""
    sheet = re.sub(r"(<target>Hun er )<pc[^>]*>(veldig)</pc>", r"\1\2", SHEET)

    assert merge(LETTER, sheet.encode()).problems == (Problem(Trouble.FORMAT_LOST, UNIT, "1"),)


def test_another_document_is_refused() -> None:
    with pytest.raises(NotMerged) as refused:
        merge(letter("<w:p><w:r><w:t>Hei</w:t></w:r></w:p>"), SHEET.encode())

    assert refused.value.problems == (Problem(Trouble.OTHER_DOCUMENT),)
    assert "Hun" not in str(refused.value)
