"""What the site says of itself is what it does: made-up requests by its own description."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from ordvern.apps.orders.models import Order
from ordvern.project.wsgi import application

from .conftest import Program

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A server shuts the database after each request; the test's own stays open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/orders", "/api/v1/invoices"])
def test_answers_are_as_described(
    delivered: Order, program: Program, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr("ordvern.web.api.callers.TIMES", 100_000)
    client = program(delivered.customer.account)
    headers = {"Authorization": client.defaults["HTTP_AUTHORIZATION"]}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)

    operation = schema[path]["GET"]

    @given(operation.as_strategy())
    @settings(
        max_examples=8,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def tried(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=headers, checks=list(CHECKS))

    tried()
