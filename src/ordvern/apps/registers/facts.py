"""What the system itself knows of a breach: orders, persons, kinds of data, openings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from ordvern.apps.core.models import User
from ordvern.apps.files.models import StoredFile, VaultCheck
from ordvern.apps.screening.models import Found, SensitiveKind
from ordvern.text import Category

from .models import Breach
from .openings import Opening, openings_of
from .severity import Context, Ease

FINANCIAL = {Category.BANK_ACCOUNT, Category.PAYMENT_CARD}
BEFORE = timedelta(days=30)
"""How far back openings are looked for while nobody has said when the breach began."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All of it, as it stands when asked."""

    orders: tuple[str, ...]
    files: int
    erased_orders: int
    customers: int
    kinds: tuple[Category, ...]
    openings: tuple[Opening, ...]
    vault_checked_at: datetime | None
    vault_faults: int


def facts_of(breach: Breach, *, now: datetime) -> Facts:
    """In as many queries as there are questions, however many orders are concerned."""
    orders = breach.orders.select_related("folder").order_by("number")
    files = list(
        StoredFile.objects.filter(folder__order__breaches=breach).values_list("pk", flat=True)
    )
    check = VaultCheck.objects.order_by("-checked_at").first()
    return Facts(
        orders=tuple(order.number for order in orders),
        files=len(files),
        erased_orders=sum(order.is_erased for order in orders),
        customers=persons_to_tell(breach).count(),
        kinds=_kinds(breach),
        openings=openings_of(
            files,
            since=breach.began_at or breach.known_at - BEFORE,
            until=breach.ended_at or now,
        ),
        vault_checked_at=check.checked_at if check else None,
        vault_faults=check.faults if check else 0,
    )


def persons_to_tell(breach: Breach) -> QuerySet[User]:
    """The accounts of the customers whose orders are concerned, each once."""
    ids = breach.orders.values("customer__account")
    return User.objects.filter(pk__in=ids, is_active=True)


def proposed_context(kinds: Iterable[Category]) -> Context:
    """ENISA's starting score for the worst of the kinds; contact details alone are simple."""
    found = set(kinds)
    if any(kind.is_special for kind in found) or Category.CRIMINAL_OFFENCE in found:
        return Context.SENSITIVE
    return Context.FINANCIAL if found & FINANCIAL else Context.SIMPLE


def proposed_ease(kinds: Iterable[Category]) -> Ease:
    """A name, or a number that stands for one person, tells who it is."""
    telling = {Category.PERSON_NAME, Category.NATIONAL_ID, Category.EMAIL, Category.ID_DOCUMENT}
    return Ease.MAXIMUM if telling & set(kinds) else Ease.SIGNIFICANT


def _kinds(breach: Breach) -> tuple[Category, ...]:
    of_files = {"screening__file__folder__order__breaches": breach}
    told = SensitiveKind.objects.filter(**of_files).values_list("category", flat=True).distinct()
    found = (
        Found.objects.filter(**of_files).order_by().values_list("category", flat=True).distinct()
    )
    return tuple(category for category in Category if category.value in {*told, *found})
