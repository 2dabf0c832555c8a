"""The client in the docs does what it says, against a server that runs."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.store import put_bytes
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.add_translation import add_translation
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.deliver import deliver
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.programs.models import Scope
from ordvern.apps.programs.usecases.make_token import make_token
from tests.cast import HARMLESS, work

CLIENT = Path(__file__).resolve().parents[3] / "docs" / "examples" / "client.py"


def translate(order: Order, actor: Actor) -> None:
    """What the agency does with the order."""
    work()
    now = timezone.now()
    order.refresh_from_db()
    clear_for_work(order, actor=actor, now=now)
    start_work(order, actor=actor, now=now)
    deposit = put_bytes(order.folder, b"Traduit.", name="lettre.txt")
    source = order.folder.files.get()
    add_translation(order, deposit=deposit, translates=source, actor=actor, now=now)
    deliver(order, actor=actor, now=now)


@pytest.mark.usefixtures("transactional_db")
def test_client_orders_and_fetches(
    delivered: Order,
    siri: Actor,
    ingrid: Actor,
    now: datetime,
    live_server: LiveServer,
    tmp_path: Path,
) -> None:
    account = delivered.customer.account
    _token, secret = make_token(
        account, name="Klient", scopes=list(Scope), days=30, actor=ingrid, now=now
    )

    def run(*words: str) -> str:
        env = {"ORDVERN": live_server.url, "TOKEN": secret}
        done = subprocess.run(
            [sys.executable, CLIENT, *words],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-800:]
        return done.stdout.strip()

    letter = tmp_path / "brev.txt"
    letter.write_text(HARMLESS, encoding="utf-8")
    made = Order.objects.get(pk=run("order", str(letter), "nb", "fr"))
    translate(made, siri)
    saved = run("fetch", str(made.pk))

    made.refresh_from_db()
    assert (tmp_path / saved).read_bytes() == b"Traduit."
    assert (made.status, made.erase_on_receipt) == (Status.CLOSED, True)
