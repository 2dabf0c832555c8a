"""What is looked at in a browser page: the rules of accessibility, and whether it fits."""

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FITS = "document.documentElement.scrollWidth <= innerWidth"
WIDEST = """[...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => each.tagName + '.' + each.className).slice(0, 3).join(' ')"""


def faults(page: "Page") -> list[str]:
    """The rules that the page breaks, each with the first place; and whether it is too wide."""
    violations = Axe().run(page, options=RULES).response["violations"]
    found = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]
    return [*found, *too_wide(page)]


def too_wide(page: "Page") -> list[str]:
    """A line if one has to scroll sideways, with what stands out."""
    return [] if page.evaluate(FITS) else [f"wider than the screen: {page.evaluate(WIDEST)}"]
