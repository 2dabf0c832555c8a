"""The log shows ids and kinds, narrowed by verb, role and subject."""

from collections.abc import Callable

from django.test import Client

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.orders.models import Order
from tests.cast import HARMLESS, OLA


def events_of(officer: Client, **query: str) -> list[AuditEvent]:
    page = officer.get("/innsyn/logg/", query).context["page"]
    return list(page.object_list)


def test_it_holds_no_names(screened: Callable[..., Order], officer: Client) -> None:
    order = screened(HARMLESS, contact=OLA)

    page = officer.get("/innsyn/logg/").content.decode()

    assert order.number in page
    assert not any(word in page for word in ("Ola", "Vik", "kunde.example", "tekst.txt"))


def test_by_verb(screened: Callable[..., Order], officer: Client) -> None:
    screened(HARMLESS)

    assert {event.verb for event in events_of(officer, verb="file.screened")} == {"file.screened"}


def test_by_role(screened: Callable[..., Order], officer: Client) -> None:
    screened(HARMLESS)

    assert {event.actor_kind for event in events_of(officer, role="stranger")} == {"stranger"}


def test_by_order_number_it_takes_in_the_parts(
    screened: Callable[..., Order], officer: Client
) -> None:
    wanted = screened(HARMLESS)
    screened(HARMLESS)

    subjects = {event.subject for event in events_of(officer, subject=wanted.number)}

    file = wanted.folder.files.get()
    assert subjects == {f"order:{wanted.pk}", f"storedfile:{file.pk}"}


def test_by_a_whole_id(screened: Callable[..., Order], officer: Client) -> None:
    order = screened(HARMLESS)
    name = f"order:{order.pk}"

    assert {event.subject for event in events_of(officer, subject=name)} == {name}


def test_odd_words_find_nothing_and_break_nothing(officer: Client) -> None:
    assert events_of(officer, subject="' OR 1=1 --") == []
    assert officer.get("/innsyn/logg/", {"verb": "nonsense", "page": "x"}).status_code == 200
