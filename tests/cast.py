"""The cast of the platform's tests, and an agency with a vault of its own for each test."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from ordvern.apps.core import confidentiality, queue
from ordvern.apps.core.actors import STRANGER, SYSTEM, Actor, Role
from ordvern.apps.core.duties import Duty
from ordvern.apps.core.models import Pledge, User
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.customers.contact import Contact
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.publish_terms import publish_terms
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.partners.models import LanguagePair, Partner, Terms, TransferGround, Undertaking
from ordvern.apps.partners.standard import VERSION, standard_texts
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.terms import current_terms
from ordvern.apps.partners.transfers.pack import HERE
from ordvern.apps.statement.usecases.publish_statement import publish_statement
from ordvern.vault import MasterKey

STATEMENT = "2026-09-01"
VALID_UNTIL = re.compile(r"^valid_until = [\d-]+", re.MULTILINE)
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
    """An agency with its own vault, keys, a published statement and terms; its home.

    Its law pack is the one that came along, looked at this very day: tests do not grow old.
    """
    settings.LAW_PACK = tmp_path / "pack.toml"
    text = max(HERE.glob("*.toml")).read_text(encoding="utf-8")
    until = timezone.localdate() + timedelta(days=400)
    settings.LAW_PACK.write_text(VALID_UNTIL.sub(f"valid_until = {until}", text, count=1), "utf-8")
    for name in ("vault", "keys", "secrets"):
        (tmp_path / name).mkdir(mode=0o700)
    settings.VAULT_FILES = tmp_path / "vault"
    settings.VAULT_KEYS = tmp_path / "keys"
    settings.VAULT_MASTER_KEY = tmp_path / "secrets" / "master.key"
    settings.ERASURES = tmp_path / "erasures.jsonl"
    settings.LOG_ANCHORS = tmp_path / "log-anchors.jsonl"
    settings.SIGNING_KEY = tmp_path / "secrets" / "signing.pem"
    MasterKey.generate().save(settings.VAULT_MASTER_KEY)
    then = timezone.now() - timedelta(days=60)
    publish_statement(STATEMENT, actor=SYSTEM, now=then)
    for kind in Terms.values:
        texts = standard_texts(kind)
        publish_terms(kind, version=VERSION, texts=texts, actor=SYSTEM, now=then)
    seal_log(now=timezone.now())
    return tmp_path


def _account(email: str, role: Role, name: str = "") -> User:
    return signed(User.objects.create_user(email, role=role, display_name=name))


def colleague(name: str, *duties: Duty) -> User:
    """Somebody of the staff with these duties, who has signed nothing yet."""
    return User.objects.create_user(
        f"{name}@byra.example", role=Role.STAFF, display_name=name.title(), duties=duties
    )


def signed(user: User) -> User:
    """Who of the agency has undertaken confidentiality, as everybody has who works there."""
    if user.is_agency:
        Pledge.objects.get_or_create(
            account=user, version=confidentiality.VERSION, defaults={"signed_at": timezone.now()}
        )
    return user


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


def approved_partner(email: str, contact: str, name: str, country: str) -> Partner:
    """A partner whom a person approved yesterday, bound to the terms but to no statement."""
    now = timezone.now()
    partner = Partner.objects.create(
        account=_account(email, Role.PARTNER, contact),
        name=name,
        contact=contact,
        phone="+33 1 99 00 12 34",
        country_of_residence=country,
        country_of_work=country,
        status=Standing.APPROVED,
        approved_at=now - timedelta(days=1),
        approved_until=timezone.localdate(now + timedelta(days=100)),
    )
    LanguagePair.objects.create(partner=partner, source_language="nb", target_language="fr")
    for terms in current_terms():
        Undertaking.objects.create(
            partner=partner, terms=terms, login_level="code", accepted_at=now - timedelta(days=1)
        )
    return partner


@pytest.fixture
def jean(agency: Path) -> Partner:
    """An approved partner in France who has not accepted the statement yet."""
    return approved_partner("jean@partner.example", "Jean Moreau", "Moreau Traductions", "FR")


@pytest.fixture
def dilnoza(agency: Path) -> Partner:
    """A partner who works outside the EEA, without a transfer basis."""
    return approved_partner(
        "dilnoza@partner.example", "Dilnoza Karimova", "Karimova Translations", "UZ"
    )


@pytest.fixture
def claire(agency: Path, now: datetime) -> Partner:
    """A partner in Canada, of whom somebody has confirmed that PIPEDA covers her."""
    partner = approved_partner(
        "claire@partner.example", "Claire Tremblay", "Tremblay Langues", "CA"
    )
    TransferGround.objects.create(
        partner=partner,
        kind=TransferGround.Kind.CONDITION,
        condition=TransferGround.Condition.PIPEDA,
        country="CA",
        dated_on=timezone.localdate(now) - timedelta(days=1),
        valid_until=timezone.localdate(now) + timedelta(days=100),
        recorded_by=partner.account_id,
    )
    return partner


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


@pytest.fixture
def delivered(screened: Submit, siri: Actor) -> Order:
    """Kari's order with a translation that awaits her receipt."""
    order = screened(HARMLESS, name="bruk.txt")
    clear_for_work(order, actor=siri, now=timezone.now())
    start_work(order, actor=siri, now=timezone.now())
    deposit = put_bytes(order.folder, b"Traduit.", name="traduit.txt")
    source = order.folder.files.get()
    add_translation(order, deposit=deposit, translates=source, actor=siri, now=timezone.now())
    deliver(order, actor=siri, now=timezone.now())
    order.refresh_from_db()
    return order


def customer_of(order: Order) -> Actor:
    return order.customer.account.actor
