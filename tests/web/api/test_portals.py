"""What the portals do programs do too, but for what the documentation leaves out and says why."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver

from ordvern.apps.core.models import AuditEvent, User
from ordvern.apps.orders.models import Order
from ordvern.apps.programs.models import Scope
from tests.cast import HARMLESS
from tests.web.access_rows import BY_TOKEN
from tests.web.world import addresses

from .conftest import Program

DOCUMENTED = Path(__file__).parents[3] / "docs" / "how-to" / "api.md"
IN_API = {
    "portal:orders": "orders",
    "portal:order": "order",
    "portal:order-status": "order",
    "portal:order-messages": "order-messages",
    "portal:order-approve-redaction": "redaction-answer",
    "portal:order-go-on": "redaction-answer",
    "portal:order-withdraw": "withdrawal",
    "portal:order-confirm-receipt": "receipt",
    "portal:order-transfers": "transfers",
    "portal:order-erase-files": "erasure",
    "portal:order-correction": "correction",
    "portal:order-certificate": "certificate",
    "portal:order-file": "file",
    "portal:order-redaction": "file",
    "portal:order-new-file": "file-replacement",
    "portal:order-unlock-file": "file-password",
    "portal:invoices": "invoices",
    "portal:invoice": "invoice",
    "portal:invoice-document": "invoice-document",
    "portal:my-data": "my-data",
    "portal:my-data-package": "my-data",
    "partner:jobs": "jobs",
    "partner:job": "job",
    "partner:job-messages": "job-messages",
    "partner:job-accept": "job-answer",
    "partner:job-decline": "job-answer",
    "partner:job-attest-deletion": "job-attestation",
    "partner:job-finish": "job-delivery",
    "partner:job-interpreted": "job-interpreted",
    "partner:file-download": "job-file",
    "partner:file-xliff": "job-xliff",
    "partner:translation-add": "job-translation",
}


def portals() -> set[str]:
    names = (name for name, _pattern in addresses(get_resolver()))
    return {name for name in names if name.startswith(("portal:", "partner:"))}


def left_out() -> set[str]:
    table = DOCUMENTED.read_text(encoding="utf-8").partition("## What the pages do")[2]
    rows = [line.split("|")[1] for line in table.partition("\n## ")[0].splitlines() if "`" in line]
    sites = {"customers": "portal", "partners": "partner"}
    return {
        f"{sites[row.split(':')[0].strip()]}:{name}"
        for row in rows
        for name in row.split("`")[1::2]
    }


def test_every_page_of_the_portals_is_in_the_api_or_left_out_with_a_reason() -> None:
    assert portals() == set(IN_API) | left_out()
    assert not set(IN_API) & left_out()
    assert set(IN_API.values()) <= set(BY_TOKEN)


@pytest.fixture
def order(screened: Callable[..., Order]) -> Order:
    return screened(HARMLESS)


def fetched(client: Client) -> dict[str, object]:
    archive = zipfile.ZipFile(BytesIO(client.get("/api/v1/my-data").content))
    assert "overview.pdf" in archive.namelist()
    found: dict[str, object] = json.loads(archive.read("data.json"))
    return found


def test_a_customers_program_fetches_all_that_is_held_of_him(
    order: Order, program: Program
) -> None:
    told = json.dumps(fetched(program(order.customer.account, Scope.DATA_READ)))

    assert order.number in told
    assert "kari@kunde.example" in told
    made = AuditEvent.objects.get(verb="rights.package_made")
    assert made.actor_account == order.customer.account_id


def test_of_nobody_else(order: Order, program: Program, siri_account: User) -> None:
    refused = program(siri_account, Scope.DATA_READ).get("/api/v1/my-data")

    assert (refused.status_code, refused.json()["code"]) == (403, "not-permitted")
    assert not AuditEvent.objects.filter(verb="rights.package_made").exists()
