"""A test in the browser waits for the page that answers a click, not for the one that is there.

`wait_for_load_state` returns at once while the old page still stands, so on a slow machine what is
looked at next is that page. `expect_navigation`, `wait_for_url` and `wait_for` of something that
only the new page has do wait.
"""

from pathlib import Path

HERE = Path(__file__)
TESTS = HERE.parents[1]
RETURNS_AT_ONCE = "wait_for_load_state"


def test_no_test_waits_for_the_page_that_it_leaves() -> None:
    others = [path for path in TESTS.rglob("*.py") if path != HERE]
    assert [path.name for path in others if RETURNS_AT_ONCE in path.read_text("utf-8")] == []
