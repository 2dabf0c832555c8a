"""A person lets files go to work, on a ground that holds; guards fail closed."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import SETTLE_SCREENING, Status
from ordvern.apps.orders.usecases.clear_for_work import (
    GroundDoesNotFit,
    NotScreened,
    clear_for_work,
)
from ordvern.apps.screening.models import Decision
from ordvern.apps.screening.release import NotReleased, released
from tests.cast import HARMLESS, SENSITIVE


def test_releases_each_file_on_its_ground(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS)

    clear_for_work(order, actor=siri, now=now)

    decision = Decision.objects.get()
    assert order.status == Status.RELEASED
    assert decision.ground == Decision.Ground.NOTHING_SENSITIVE
    assert decision.decided_by == siri.account
    assert released(order.folder.files.get()).file == decision.file


def test_sensitive_files_stay_until_the_customer_has_answered(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE, HARMLESS)

    with pytest.raises(GroundDoesNotFit):
        clear_for_work(order, actor=siri, now=now)

    order.refresh_from_db()
    assert order.status == Status.AWAITING_DECISION
    assert not Decision.objects.exists()


def test_nothing_is_released_unscreened(
    submit: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = submit(HARMLESS)
    move(order, SETTLE_SCREENING)

    with pytest.raises(NotScreened):
        clear_for_work(order, actor=siri, now=now)


def test_a_screening_of_other_content_does_not_count(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS)
    StoredFile.objects.update(content_hash="0" * 64)

    with pytest.raises(NotScreened):
        clear_for_work(order, actor=siri, now=now)


def test_what_could_not_be_read_needs_a_person_who_has_read_it(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(b"%PDF-1.7\nnot a pdf at all")

    with pytest.raises(GroundDoesNotFit):
        clear_for_work(order, actor=siri, now=now)
    order.refresh_from_db()
    clear_for_work(order, read_by_hand=True, actor=siri, now=now)

    assert Decision.objects.get().ground == Decision.Ground.READ_BY_HAND


def test_the_system_never_decides(screened: Callable[..., Order], now: datetime) -> None:
    with pytest.raises(PermissionError):
        clear_for_work(screened(HARMLESS), actor=SYSTEM, now=now)


def test_cannot_be_released_twice(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)

    with pytest.raises(NotAllowedNow):
        clear_for_work(order, actor=siri, now=now)


def test_a_release_ends_when_the_content_changes(
    screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    file = order.folder.files.get()
    file.content_hash = "0" * 64

    with pytest.raises(NotReleased):
        released(file)
