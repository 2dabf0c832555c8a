"""What the site says of itself is what it does: made-up requests by its own description."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from ordvern.apps.core.models import User
from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Partner
from ordvern.project.wsgi import application
from tests.cast import HARMLESS, Submit
from tests.web.world import world

from .conftest import Program

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
WHO = ("customer", "partner", "agency")
FEW, MANY = 1, 12


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A server shuts the database after each request; the test's own stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def values(screened: Submit, jean: Partner, now: datetime) -> Mapping[str, object]:
    """An order at work with everything that an address can name."""
    return world(screened(HARMLESS, HARMLESS), jean, now)


@pytest.fixture
def headers(
    values: Mapping[str, object], jean: Partner, siri_account: User, program: Program
) -> dict[str, dict[str, str]]:
    """Of a program of each kind."""
    customer = Order.objects.get(pk=values["order_id"]).customer.account
    accounts = dict(zip(WHO, (customer, jean.account, siri_account), strict=True))
    said = {who: program(each).defaults["HTTP_AUTHORIZATION"] for who, each in accounts.items()}
    return {who: {"Authorization": each} for who, each in said.items()}


def described() -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def try_out(
    operation: APIOperation, headers: Mapping[str, str], known: Mapping[str, object], times: int
) -> None:
    """Made-up requests: half of them about what there is, half about anything."""
    named = {each.name for each in operation.path_parameters}
    ours = {name: str(value) for name, value in known.items() if name in named}

    def tried(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=dict(headers), checks=CHECKS)

    for strategy in (
        operation.as_strategy(path_parameters=ours) if ours else operation.as_strategy(),
        operation.as_strategy(),
    ):
        made_up = given(strategy)(tried)
        settings(
            max_examples=times,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )(made_up)()


def try_all(
    who: str, headers: Mapping[str, dict[str, str]], known: Mapping[str, object], times: int
) -> int:
    """Every operation; how many there are."""
    operations = [found.ok() for found in described().get_all_operations()]
    for operation in operations:
        try_out(operation, headers[who], known, times)
    return len(operations)


def test_description_is_valid(db: None) -> None:
    described().validate()


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("who", WHO)
def test_answers_are_as_described(
    values: Mapping[str, object],
    headers: Mapping[str, dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    who: str,
) -> None:
    monkeypatch.setattr("ordvern.web.api.callers.TIMES", 1_000_000)

    assert try_all(who, headers, values, FEW) >= 40


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("who", WHO)
def test_answers_are_as_described_however_often(
    values: Mapping[str, object],
    headers: Mapping[str, dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    who: str,
) -> None:
    monkeypatch.setattr("ordvern.web.api.callers.TIMES", 1_000_000)

    assert try_all(who, headers, values, MANY) >= 40
