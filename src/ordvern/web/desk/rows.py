"""One line of a list of orders: what its files hold, in sum."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order, OrderQuerySet
from ordvern.apps.screening.models import Screening
from ordvern.apps.screening.risk import highest_risk
from ordvern.detection import RiskClass
from ordvern.text import Category


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with the words, the highest risk and the sensitive kinds of its working files.

    `unread` is how many of them the system could not read.
    """

    order: Order
    files: int
    words: int
    risk: str
    sensitive: tuple[str, ...]
    unread: int

    @property
    def other_kinds(self) -> tuple[str, ...]:
        """The sensitive kinds that the risk class does not name already."""
        named = Category.CRIMINAL_OFFENCE if self.risk == RiskClass.CRIMINAL else None
        return tuple(kind for kind in self.sensitive if kind != named)


def with_files(orders: OrderQuerySet) -> OrderQuerySet:
    """Have everything fetched that `rows` needs, in a fixed number of queries."""
    files = (
        StoredFile.objects.working()
        .select_related("screening")
        .prefetch_related("screening__sensitive_kinds")
    )
    return orders.select_related("customer", "folder", "interpreting").prefetch_related(
        "steps", Prefetch("folder__files", queryset=files, to_attr="working_files")
    )


def rows(orders: Iterable[Order]) -> list[OrderRow]:
    return [_row(order) for order in orders]


def _row(order: Order) -> OrderRow:
    files: list[StoredFile] = order.folder.working_files  # type: ignore[attr-defined]  # by Prefetch above
    seen = [screening for file in files if (screening := screening_of(file)) is not None]
    kinds = {kind.category for each in seen for kind in each.sensitive_kinds.all()}
    return OrderRow(
        order=order,
        files=len(files),
        words=sum(each.words for each in seen),
        risk=highest_risk(seen),
        sensitive=tuple(sorted(kinds)),
        unread=sum(not each.was_read for each in seen),
    )


def screening_of(file: StoredFile) -> Screening | None:
    """What the screening saw of a file, if it has been screened."""
    return getattr(file, "screening", None)
