"""The demo agency: refused elsewhere, loaded once, with an order at every station."""

from pathlib import Path

import pytest
from django.utils import timezone

from ordvern.apps.core.models import AuditLink, User
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.memories.models import Memory, MemoryImport
from ordvern.apps.orders.models import Job, Order, Step, Waiver
from ordvern.apps.orders.states import JobStatus, Status
from ordvern.apps.partners.models import StatementAcceptance
from ordvern.apps.programs.models import Delivery, Token, Webhook
from ordvern.apps.retention.models import Hold
from ordvern.apps.rights.models import Case
from ordvern.apps.statement.models import StatementText, StatementVersion
from ordvern.apps.statement.standing import standings
from ordvern.project.demo import NotADemo, load
from ordvern.project.demo.orders import HalfLoaded

STATIONS = {
    Status.AWAITING_DECISION,
    Status.AWAITING_CUSTOMER,
    Status.RELEASED,
    Status.QUOTED,
    Status.IN_WORK,
    Status.DELIVERED,
    Status.CORRECTING,
    Status.NOT_ORDERED,
    Status.CLOSED,
    Status.WITHDRAWN,
}


@pytest.fixture
def home(agency: Path, settings: pytest.FixtureRequest) -> Path:
    """A home where nothing has been published, nobody has an account and no log is bound."""
    AuditLink.objects.all().delete()  # the demo writes of days past, as no log does later
    StatementText.objects.all().delete()
    StatementVersion.objects.all().delete()
    settings.HOME = agency
    settings.DEMO = True
    return agency


def test_is_refused_where_there_is_no_demo(agency: Path) -> None:
    with pytest.raises(NotADemo):
        load()

    assert not User.objects.exists()


def test_has_an_order_at_every_station_and_every_promise_kept(home: Path) -> None:
    assert load()

    assert {order.status for order in Order.objects.all()} == STATIONS
    assert {job.status for job in Job.objects.all()} == {
        JobStatus.OFFERED,
        JobStatus.ACCEPTED,
        JobStatus.DELIVERED,
    }
    assert [s.promise.id for s in standings() if not s.is_kept] == []
    assert all(certificate.pdf for certificate in Certificate.objects.all())
    assert (home / "samples" / "epikrise.docx").exists()
    run = MemoryImport.objects.get()
    assert (run.status, run.stored > 0, run.kept_out["sensitive"]) == ("done", True, 2)
    assert Memory.objects.get(customer=None).units.count() >= 40
    _has_what_came_later()


def _has_what_came_later() -> None:
    """Cases, a hold, a newer statement, a program, a divided order, one that is not invoiced."""
    cases = Case.objects.values_list("kind", "status")
    assert set(cases) == {
        ("access", "answered"),
        ("named_in_files", "open"),
        ("rectification", "open"),
    }
    assert Hold.objects.standing(timezone.localdate()).exists()
    newest = StatementVersion.objects.latest()
    assert StatementAcceptance.objects.filter(statement=newest).count() == 3
    assert Order.objects.filter(statement=newest).exists()
    assert Token.objects.get().used_at
    assert Webhook.objects.get().disabled_at
    assert not Delivery.objects.exclude(sent_at=None).exists()
    parts = Step.objects.exclude(part=0).order_by("part")
    assert [bool(part.worker) for part in parts] == [True, False]
    assert Waiver.objects.get().order.status == Status.CLOSED
    spoken = Order.objects.exclude(interpreting=None)
    assert {order.status for order in spoken} == {Status.IN_WORK, Status.AWAITING_DECISION}
    assert all(order.interpreting.begins_at > timezone.now() for order in spoken)


def test_is_loaded_once(home: Path) -> None:
    (home / "demo-is-loaded").touch()

    assert not load()
    assert not Order.objects.exists()


def test_a_load_that_broke_off_is_not_taken_for_a_whole_one(home: Path) -> None:
    User.objects.create_user("siri@byra.example")

    with pytest.raises(HalfLoaded):
        load()
