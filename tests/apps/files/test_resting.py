"""Files of a customer who has asked for restriction: those who handle the request open them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM, Actor, ActorKind
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files import reading
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import TakenBack, chunks, opened
from ordvern.apps.files.resting import Resting
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.models import Hold
from ordvern.apps.retention.usecases.place_hold import place_hold
from tests.cast import HARMLESS

Submit = Callable[..., Order]


def restrict(order: Order, now: datetime) -> Hold:
    until = timezone.localdate(now) + timedelta(days=30)
    subject, ground = f"customer:{order.customer_id}", Hold.Ground.RESTRICTION
    return place_hold(subject, ground=ground, until=until, actor=SYSTEM, now=now)


@pytest.fixture
def file(submit: Submit) -> StoredFile:
    return submit(HARMLESS * 40_000).folder.files.get()


HANDLE_IT = (ActorKind.CUSTOMER, ActorKind.OFFICER, ActorKind.SYSTEM)


@pytest.mark.parametrize("kind", [kind for kind in ActorKind if kind not in HANDLE_IT])
def test_nobody_else_opens_them_and_nothing_is_read(
    file: StoredFile, now: datetime, kind: ActorKind
) -> None:
    restrict(file.folder.order, now)
    before = AuditEvent.objects.filter(verb="file.read").count()
    with pytest.raises(Resting), opened(file, actor=Actor(kind, 1), now=now):
        pass

    assert AuditEvent.objects.filter(verb="file.read").count() == before


@pytest.mark.parametrize("kind", HANDLE_IT)
def test_who_handles_it_opens_them_and_the_log_says_so(
    file: StoredFile, now: datetime, kind: ActorKind
) -> None:
    restrict(file.folder.order, now)
    with opened(file, actor=Actor(kind, 1), now=now) as stream:
        assert stream.read(4) == HARMLESS.encode()[:4]

    assert AuditEvent.objects.filter(verb="file.read", actor_kind=kind.value).exists()


def test_staff_may_again_when_it_has_ended(file: StoredFile, siri: Actor, now: datetime) -> None:
    hold = restrict(file.folder.order, now)
    Hold.objects.filter(pk=hold.pk).update(lifted_at=now)

    with opened(file, actor=siri, now=now) as stream:
        assert stream.read(1)


def test_another_ground_shuts_nothing(file: StoredFile, siri: Actor, now: datetime) -> None:
    restrict(file.folder.order, now)
    Hold.objects.update(ground=Hold.Ground.CLAIM)

    with opened(file, actor=siri, now=now) as stream:
        assert stream.read(1)


def test_a_download_under_way_ends(file: StoredFile, siri: Actor, now: datetime) -> None:
    served: list[bytes] = []
    pieces = chunks(file, actor=siri, now=now)
    served.append(next(pieces))
    restrict(file.folder.order, now)
    with pytest.raises(TakenBack):
        served.extend(pieces)

    assert sum(map(len, served)) <= reading.LOOK_AGAIN_AFTER + reading.CHUNK
