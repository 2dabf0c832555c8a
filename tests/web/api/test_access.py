"""Which program gets in where: every address by every kind of token, and by none."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import AuditEvent, Pledge, User
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import Partner
from ordvern.apps.programs.models import Scope, Token
from ordvern.apps.programs.secrets import digest_of
from ordvern.apps.programs.usecases.revoke_token import revoke_token
from tests.cast import HARMLESS
from tests.web.access_rows import BY_TOKEN
from tests.web.entering import client_of
from tests.web.world import address_of, addresses, world

from .conftest import Program

ORDERS, WRITE = Scope.ORDERS_READ, Scope.ORDERS_WRITE
ORDERS_OF_CUSTOMERS = ("quote-answer", "receipt", "erasure", "withdrawal", "redaction-answer")
NEEDS: dict[str, Scope | None] = {
    **dict.fromkeys(("orders", "order", "screening", "certificate", "quote"), ORDERS),
    **dict.fromkeys(ORDERS_OF_CUSTOMERS, WRITE),
    **dict.fromkeys(("correction", "transfers", "file-replacement", "file-password"), WRITE),
    **dict.fromkeys(("files", "file", "job-files", "job-file", "job-xliff"), Scope.FILES_READ),
    **dict.fromkeys(("invoices", "invoice", "invoice-document"), Scope.INVOICES_READ),
    **dict.fromkeys(("order-messages", "job-messages"), Scope.MESSAGES),
    **dict.fromkeys(("jobs", "job"), Scope.JOBS_READ),
    **dict.fromkeys(
        ("job-answer", "job-delivery", "job-interpreted", "job-attestation"), Scope.JOBS_WRITE
    ),
    "job-translation": Scope.JOBS_WRITE,
    **dict.fromkeys(("memories", "memory-units", "memory-matches"), Scope.MEMORIES_READ),
    **dict.fromkeys(("memory-import", "words"), Scope.MEMORIES_READ),
    "memory-imports": Scope.MEMORIES_WRITE,
    "my-data": Scope.DATA_READ,
    "me": None,
}
ONLY_TAKES = {name for name, scope in NEEDS.items() if scope in (WRITE, Scope.JOBS_WRITE)}
ONLY_TAKES |= {"memory-matches", "memory-imports"}
OF_OTHERS = {each for each in NEEDS if each.startswith(("job", "memor"))} - {"job-messages"}
OF_OTHERS |= {"words"}
"""What a customer's program is refused whatever its scopes are."""
ME = "/api/v1/me"


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    made = screened(HARMLESS, HARMLESS)
    clear_for_work(made, actor=siri, now=now)
    return made


@pytest.fixture
def places(order: Order, jean: Partner, now: datetime) -> dict[str, str]:
    """The address of each thing that belongs to the order."""
    values = world(order, jean, now)
    return {name: address_of(f"api:{name}", pattern, values) for name, pattern in ours()}


def ours() -> Iterator[tuple[str, URLPattern]]:
    for name, pattern in addresses(get_resolver()):
        if name.removeprefix("api:") in BY_TOKEN and name.startswith("api:"):
            yield name.removeprefix("api:"), pattern


def answer(client: Client, name: str, address: str) -> int:
    """What the address says: asked for, or sent to where it only takes."""
    if name in ONLY_TAKES:
        said = '{"answer": "accept", "erase_files": false}'
        return client.post(address, said, content_type="application/json").status_code
    return client.get(address).status_code


def test_every_address_says_which_scope_it_needs() -> None:
    assert set(NEEDS) == set(BY_TOKEN)


def test_nobody_gets_in_without_a_token_logged_in_or_not(
    places: dict[str, str], order: Order, siri_account: User
) -> None:
    browsers = [Client(), client_of(order.customer.account), client_of(siri_account)]

    found = {answer(each, name, places[name]) for name in NEEDS for each in browsers}
    assert found == {401}


def test_a_scope_opens_its_own_addresses_alone(
    places: dict[str, str], order: Order, program: Program
) -> None:
    for scope in Scope:
        client = program(order.customer.account, scope)
        shut = {name for name in NEEDS if answer(client, name, places[name]) == 403}
        others = {name for name, needed in NEEDS.items() if needed not in (scope, None)}
        assert shut - OF_OTHERS == others - OF_OTHERS
        assert shut >= others & OF_OTHERS


def test_another_customers_program_finds_nothing(places: dict[str, str], program: Program) -> None:
    other = program(User.objects.create_user("berit@annen.example", role=Role.CUSTOMER))

    found = {name: answer(other, name, places[name]) for name in NEEDS}
    own = {"orders", "invoices", "me", "my-data"}
    assert {name for name, status in found.items() if status == 200} == own
    # What is asked before the thing itself: a body that says nothing, a program of another kind.
    assert {found[name] for name in set(NEEDS) - own - OF_OTHERS} <= {404, 422}
    assert {name for name in set(NEEDS) - own if found[name] == 422} <= ONLY_TAKES
    assert {found[name] for name in OF_OTHERS} <= {403, 422}


def test_token_that_does_not_stand_is_none(
    order: Order, program: Program, ingrid: Actor, now: datetime
) -> None:
    account = order.customer.account
    expired, revoked, shut = (program(account) for _ in range(3))
    last, middle, first = Token.objects.all()
    Token.objects.filter(pk=first.pk).update(expires_at=now - timedelta(seconds=1))
    revoke_token(middle, actor=ingrid, now=now)

    assert shut.get(ME).status_code == 200
    User.objects.filter(pk=account.pk).update(is_active=False)
    assert {each.get(ME).status_code for each in (expired, revoked, shut)} == {401}
    assert last.account == account


@pytest.mark.parametrize("said", ["", "Bearer", "Basic abc", "Bearer ordvern_" + "x" * 200])
def test_what_is_no_token_is_told_so(db: None, said: str) -> None:
    refused = Client(headers={"Authorization": said}).get(ME)

    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"] == "Bearer"
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_secret_is_kept_as_its_digest_alone(order: Order, program: Program) -> None:
    client = program(order.customer.account)
    secret = client.defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    token = Token.objects.get()

    assert secret not in str(list(Token.objects.values()))
    assert token.digest == digest_of(secret)
    assert token.hint == secret[:12]


def test_each_use_is_in_the_log(order: Order, program: Program) -> None:
    client = program(order.customer.account)
    client.get(ME)
    client.get(ME)
    used = AuditEvent.objects.filter(verb="token.used", subject=f"token:{Token.objects.get().pk}")

    assert [each.actor_account for each in used] == [order.customer.account_id] * 2


def test_program_in_a_hurry_is_slowed_down(
    order: Order, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ordvern.web.api.callers.TIMES", 2)
    client = program(order.customer.account)
    answers = [client.get(ME) for _ in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "60"


def test_who_guesses_is_slowed_down(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ordvern.web.ui.limit.TIMES", 2)
    guesses = [Client(headers={"Authorization": f"Bearer ordvern_{n}"}) for n in range(3)]

    assert [each.get(ME).status_code for each in guesses] == [401, 401, 429]


def test_answers_are_kept_in_no_cache(order: Order, program: Program) -> None:
    assert "no-store" in program(order.customer.account).get(ME).headers["Cache-Control"]


@pytest.mark.parametrize(("language", "title"), [("nb", "Finnes ikke"), ("nn", "Finst ikkje")])
def test_problems_are_told_in_the_programs_language(
    order: Order, program: Program, language: str, title: str
) -> None:
    client = program(order.customer.account, language=language)
    told = client.get(f"/api/v1/orders/{uuid4()}").json()

    assert told["title"].startswith(title)


def test_agency_undertakes_confidentiality_before_its_programs_get_in(
    siri_account: User, program: Program
) -> None:
    client = program(siri_account)
    Pledge.objects.filter(account=siri_account).delete()
    refused = client.get(ME)

    assert (refused.status_code, refused.json()["code"]) == (403, "confidentiality-not-signed")
