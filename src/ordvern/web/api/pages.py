"""Lists come in pages of a fixed length."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from ninja import Query

ON_A_PAGE = 50
MOST_PAGES = 1_000_000
PageNumber = Annotated[int, Query(ge=1, le=MOST_PAGES)]
M = TypeVar("M")


def page_of(
    found: "QuerySet[Any]", number: int, shape: Callable[[Any], M]
) -> tuple[list[M], dict[str, int]]:
    """The rows of a page (none behind the last one), and how many there are in all."""
    pages = Paginator(found, ON_A_PAGE)
    totals = {"count": pages.count, "pages": pages.num_pages}
    if number > pages.num_pages:
        return [], totals
    return [shape(row) for row in pages.page(number)], totals
