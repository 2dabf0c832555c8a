"""From the id of something in the log or in a breach to the page where it can be looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Job, Order
from ordvern.apps.screening.models import Redaction


@dataclass(frozen=True, slots=True)
class Subject:
    """An id as the log writes it, with the number and page of the order that it belongs to."""

    name: str
    number: str = ""
    url: str = ""


def subjects(names: Iterable[str], actor: Actor) -> dict[str, Subject]:
    """Each name with its order, found in as many queries as there are kinds of records."""
    wanted = set(names)
    orders = {name: order for name, order in _orders(wanted) if order is not None}
    found = {
        str(order.pk): order
        for order in Order.objects.visible_to(actor).filter(pk__in=set(orders.values()))
    }
    return {name: _subject(name, found.get(str(orders.get(name)))) for name in wanted}


def orders_of(names: Iterable[str], actor: Actor) -> list[Order]:
    """The orders that ids of the log or of a breach belong to, each once."""
    keys = {order for _name, order in _orders(set(names)) if order is not None}
    return list(Order.objects.visible_to(actor).filter(pk__in=keys))


def _subject(name: str, order: Order | None) -> Subject:
    if order is None:
        return Subject(name)
    return Subject(name, order.number, reverse("desk:order", args=[order.pk]))


def _orders(names: set[str]) -> Iterable[tuple[str, UUID | None]]:
    keys: dict[str, list[str]] = {}
    for name in names:
        kind, _, key = name.partition(":")
        keys.setdefault(kind, []).append(key)
    yield from ((f"order:{key}", UUID(key)) for key in keys.get("order", []) if _is_uuid(key))
    folders = Order.objects.filter(folder__in=keys.get("folder", [])).values_list("folder", "pk")
    yield from ((f"folder:{key}", order) for key, order in folders)
    files = StoredFile.objects.filter(pk__in=_uuids(keys.get("storedfile", [])))
    yield from _by("storedfile", files.values_list("pk", "folder__order"))
    redactions = Redaction.objects.filter(pk__in=_uuids(keys.get("redaction", [])))
    yield from _by("redaction", redactions.values_list("pk", "file__folder__order"))
    jobs = Job.objects.filter(pk__in=_uuids(keys.get("job", [])))
    yield from _by("job", jobs.values_list("pk", "order"))


def _by(kind: str, pairs: Iterable[tuple[UUID, UUID]]) -> Iterable[tuple[str, UUID]]:
    return ((f"{kind}:{key}", order) for key, order in pairs)


def _uuids(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if _is_uuid(key)]


def _is_uuid(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True
