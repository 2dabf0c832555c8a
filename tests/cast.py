"""The cast of the platform's tests, and an agency with a vault of its own for each test."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from ordvern.apps.core import queue
from ordvern.apps.core.actors import STRANGER, SYSTEM, Actor, Role
from ordvern.apps.core.models import User
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.customers.contact import Contact
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.partners.models import LanguagePair, Partner
from ordvern.apps.statement.usecases.publish_statement import publish_statement
from ordvern.vault import MasterKey

STATEMENT = "2026-09-01"
KARI = Contact("Kari Lunde", "kari@kunde.example", "Elvegata 9, 4005 Stavanger", "400 12 345")
OLA = Contact("Ola Vik", "ola@kunde.example", phone="400 54 321")
HARMLESS = "Hageklipperen leveres med kniv og pose. Les bruksanvisningen.\n"
SENSITIVE = (
    "Pasient: Torleif Grindheim\n"
    "Fødselsnummer: 198552 33137\n"
    "Diagnose: brystkreft. Torleif Grindheim er sykmeldt på grunn av depresjon.\n"
)

Submit = Callable[..., Order]


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def long_ago() -> datetime:
    return datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def agency(db: None, settings: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An agency with its own vault, keys and a published statement; its home."""
    for name in ("vault", "keys", "secrets"):
        (tmp_path / name).mkdir(mode=0o700)
    settings.VAULT_FILES = tmp_path / "vault"
    settings.VAULT_KEYS = tmp_path / "keys"
    settings.VAULT_MASTER_KEY = tmp_path / "secrets" / "master.key"
    settings.ERASURES = tmp_path / "erasures.jsonl"
    settings.LOG_ANCHORS = tmp_path / "log-anchors.jsonl"
    settings.SIGNING_KEY = tmp_path / "secrets" / "signing.pem"
    MasterKey.generate().save(settings.VAULT_MASTER_KEY)
    publish_statement(STATEMENT, actor=SYSTEM, now=timezone.now() - timedelta(days=60))
    seal_log(now=timezone.now())
    return tmp_path


def _account(email: str, role: Role, name: str = "") -> User:
    return User.objects.create_user(email, role=role, display_name=name)


@pytest.fixture
def siri_account(agency: Path) -> User:
    return _account("siri@byra.example", Role.STAFF, "Siri Hagen")


@pytest.fixture
def siri(siri_account: User) -> Actor:
    """Staff."""
    return siri_account.actor


@pytest.fixture
def ingrid_account(agency: Path) -> User:
    return _account("ingrid@byra.example", Role.OFFICER, "Ingrid Moe")


@pytest.fixture
def ingrid(ingrid_account: User) -> Actor:
    """Privacy officer."""
    return ingrid_account.actor


@pytest.fixture
def jean(agency: Path, now: datetime) -> Partner:
    """An approved partner in France who has accepted nothing yet."""
    partner = Partner.objects.create(
        account=_account("jean@partner.example", Role.PARTNER, "Jean Moreau"),
        name="Moreau Traductions",
        country_of_work="FR",
        approved_at=now - timedelta(days=1),
        approved_until=(now + timedelta(days=100)).date(),
    )
    LanguagePair.objects.create(partner=partner, source_language="nb", target_language="fr")
    return partner


@pytest.fixture
def dilnoza(agency: Path, now: datetime) -> Partner:
    """A partner who works outside the EEA, without a transfer basis."""
    return Partner.objects.create(
        account=_account("dilnoza@partner.example", Role.PARTNER, "Dilnoza Karimova"),
        name="Karimova Translations",
        country_of_work="UZ",
        approved_at=now - timedelta(days=1),
        approved_until=(now + timedelta(days=100)).date(),
    )


@pytest.fixture
def submit(agency: Path) -> Submit:
    """Send a request with texts as its files; nothing is screened yet."""

    def send(*texts: str | bytes, contact: Contact = KARI, name: str = "tekst.txt") -> Order:
        now = timezone.now()
        folder = new_folder(now=now)
        contents = [text if isinstance(text, bytes) else text.encode() for text in texts]
        return submit_request(
            folder,
            deposits=[put_bytes(folder, content, name=name) for content in contents],
            contact=contact,
            assignment=Assignment("nb", "fr"),
            token=uuid.uuid4(),
            statement=STATEMENT,
            actor=STRANGER,
            now=now,
        )

    return send


def work() -> None:
    """Do everything that is due in the queue, as the worker would."""
    while queue.work_once(timezone.now):
        pass


@pytest.fixture
def screened(submit: Submit) -> Callable[..., Order]:
    """As `submit`, and the worker has looked through the files."""

    def send(*texts: str | bytes, contact: Contact = KARI, name: str = "tekst.txt") -> Order:
        order = submit(*texts, contact=contact, name=name)
        work()
        order.refresh_from_db()
        return order

    return send


def customer_of(order: Order) -> Actor:
    return order.customer.account.actor
