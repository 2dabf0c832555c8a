"""The navigation of oversight says where one is, also on the pages below a page."""

import pytest
from django.test import Client

from ordvern.web.oversight.templatetags.oversight import under


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/innsyn/", "Oversikt"),
        ("/innsyn/arshjul/risk-review/", "Årshjul"),
        ("/innsyn/lofte/screened-before-work/", "Løfter"),
        ("/innsyn/programmer/varsler/", "Programmer"),
    ],
)
def test_one_link_is_current(officer: Client, path: str, label: str) -> None:
    page = officer.get(path).content.decode()
    side = page.split("ov-side__inner", 1)[1].split("</nav>")[0]
    current = side.split('aria-current="page">')[1:]

    assert len(current) == 1
    assert f"<span>{label}</span>" in current[0].split("</a>")[0]


def test_no_cell_is_lost_under_a_head_that_is_too_short() -> None:
    assert under(("a", "b"), ("1",)) == [("1", "a"), ("", "b")]
