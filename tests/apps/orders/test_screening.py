"""From screening to the desk, for files that can be read and files that cannot."""

from collections.abc import Callable

from ordvern.apps.core.models import AuditEvent
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.tasks import screening_parked
from ordvern.apps.orders.usecases.erase_files import withdraw
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.screening.models import Screening
from tests.cast import HARMLESS, SENSITIVE, customer_of, work


def test_each_file_is_looked_through_and_the_desk_decides(
    screened: Callable[..., Order],
) -> None:
    order = screened(SENSITIVE, HARMLESS)

    assert order.status == Status.AWAITING_DECISION
    sensitive, harmless = (
        Screening.objects.get(file=file) for file in order.folder.files.working()
    )
    assert {kind.category for kind in sensitive.sensitive_kinds.all()} >= {"health"}
    assert not harmless.is_sensitive
    assert not harmless.personal


def test_a_finding_is_a_place_without_words(screened: Callable[..., Order]) -> None:
    order = screened(SENSITIVE)

    number = order.folder.files.get().screening.found.get(category="national_id")

    assert SENSITIVE.splitlines()[1][number.start : number.end] == "198552 33137"
    assert "33137" not in str(number.__dict__)


def test_a_file_that_cannot_be_read_gets_its_reason_and_the_customer_is_told(
    screened: Callable[..., Order],
) -> None:
    order = screened(b"%PDF-1.7\nnot a pdf at all")

    assert order.status == Status.AWAITING_DECISION
    screening = order.folder.files.get().screening
    assert screening.status == Screening.Status.REFUSED
    assert screening.reason
    assert OutgoingMail.objects.filter(kind=OutgoingMail.Kind.FILE_NOT_READABLE).exists()


def test_when_screening_fails_for_good_a_person_can_go_on(
    submit: Callable[..., Order], now: object
) -> None:
    order = submit(HARMLESS)

    screening_parked(str(order.pk), now)

    order.refresh_from_db()
    assert order.status == Status.AWAITING_DECISION
    assert order.folder.files.get().screening.reason == "try_again"


def test_screening_reads_are_logged(screened: Callable[..., Order]) -> None:
    file = screened(HARMLESS).folder.files.get()

    read = AuditEvent.objects.filter(verb="file.read").values_list("subject", "actor_kind")
    for_screening_and_counting = (f"storedfile:{file.pk}", "system")
    assert list(read) == [for_screening_and_counting]


def test_the_file_name_is_looked_at_too(screened: Callable[..., Order]) -> None:
    order = screened(HARMLESS, name="fødselsnummer 198552 33137.txt")

    found = order.folder.files.get().screening.found
    assert found.filter(category="national_id", part="file_name").exists()


def test_files_of_an_order_withdrawn_meanwhile_are_left_alone(
    submit: Callable[..., Order], now: object
) -> None:
    order = submit(HARMLESS)
    withdraw(order, actor=customer_of(order), now=now)
    work()

    order.refresh_from_db()
    assert order.status == Status.WITHDRAWN
    assert not Screening.objects.filter(file__in=StoredFile.objects.all()).exists()
