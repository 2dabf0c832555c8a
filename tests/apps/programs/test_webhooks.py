"""What happens to orders is called out: signed, to whom it concerns, and only out in the world."""

import hashlib
import hmac
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from time import sleep
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import AuditEvent, QueuedTask, User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.programs import calling, telling
from ordvern.apps.programs.calling import FAILURES, NotInTheWorld, call, refuse_closed
from ordvern.apps.programs.hook_secrets import SecretGone, secret_of
from ordvern.apps.programs.hooks import Delivery, Webhook
from ordvern.apps.programs.telling import (
    KEPT_FOR,
    SHUT_OFF_AFTER,
    deliver,
    forget_old_calls,
    put_down,
)
from ordvern.apps.programs.usecases.call_again import call_again
from ordvern.apps.programs.usecases.make_webhook import make_webhook, remove_webhook
from tests.cast import HARMLESS, OLA, customer_of

CLOSED = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.1", "169.254.169.254", "0.0.0.8"),
    *(
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fc00::2",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
    ),
)


class Receiver:
    """A customer's system on this machine: what it was sent, and how it answers."""

    def __init__(self) -> None:
        self.status = 204
        self.drips = False
        self.sent: list[tuple[str, bytes]] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.sent.append((self.headers["Ordvern-Signature"], body))
                if receiver.drips:
                    self.drip()
                self.send_response(receiver.status)
                self.end_headers()

            def drip(self) -> None:
                """An answer that takes its time, but is never silent for long."""
                self.wfile.write(b"HTTP/1.0 100 ")
                for _ in range(100):
                    self.wfile.write(b"x")
                    sleep(0.05)
                self.wfile.write(b"\r\n\r\n")

            def handle(self) -> None:
                with suppress(OSError):  # the caller has hung up
                    super().handle()

            def log_message(self, *said: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook?a=1"


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.DEMO = True
    made = Receiver()
    thread = Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def hooked(
    delivered: Order, receiver: Receiver, ingrid: Actor, now: datetime
) -> tuple[Webhook, str]:
    """Kari's webhook and its secret, made after the delivery."""
    return made_for(delivered.customer.account, receiver, ingrid)


def made_for(account: User, receiver: Receiver, officer: Actor) -> tuple[Webhook, str]:
    return make_webhook(
        account,
        name="Regnskap",
        url=receiver.url,
        operator="Kari",
        country="NO",
        actor=officer,
        now=timezone.now(),
    )


def happen(order: Order) -> Delivery:
    """Kari confirms receipt, and that is put down."""
    confirm_receipt(order, erase_files=False, actor=customer_of(order), now=timezone.now())
    put_down(timezone.now())
    return Delivery.objects.get()


def test_call_is_signed_and_tells_ids_and_the_state(
    delivered: Order, receiver: Receiver, hooked: tuple[Webhook, str]
) -> None:
    call_made = happen(delivered)
    deliver(str(call_made.pk), now=timezone.now())
    (signature, body) = receiver.sent[0]
    at, signed = (part.partition("=")[2] for part in signature.split(","))
    right = hmac.new(hooked[1].encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
    told = json.loads(body)

    assert signed == right
    assert set(told) == {"id", "event", "at", "order", "status"}
    assert (told["order"], told["status"]) == (str(delivered.pk), "closed")
    assert Delivery.objects.get().answered == 204


def test_each_thing_is_told_once_and_nothing_from_before(
    delivered: Order, receiver: Receiver, hooked: tuple[Webhook, str]
) -> None:
    put_down(timezone.now())
    assert not Delivery.objects.exists()

    made = happen(delivered)
    assert put_down(timezone.now()) == 0
    deliver(str(made.pk), now=timezone.now())
    deliver(str(made.pk), now=timezone.now())
    assert len(receiver.sent) == 1


def test_nobody_is_told_of_others_orders(
    delivered: Order, hooked: tuple[Webhook, str], screened: Callable[..., Order]
) -> None:
    screened(HARMLESS, contact=OLA)

    assert put_down(timezone.now()) == 0


def test_refusing_address_is_tried_again_then_shut_off(
    delivered: Order, receiver: Receiver, hooked: tuple[Webhook, str]
) -> None:
    receiver.status = 503
    made = happen(delivered)
    deliver(str(made.pk), now=timezone.now())
    made.refresh_from_db()

    assert (made.tries, made.answered, made.failed_at) == (1, 503, None)
    assert made.due_at > timezone.now()
    long_ago = timezone.now() - SHUT_OFF_AFTER - timedelta(minutes=1)
    Webhook.objects.update(failing_since=long_ago)
    deliver(str(made.pk), now=timezone.now())
    assert Webhook.objects.get().disabled_at
    assert AuditEvent.objects.filter(verb="webhook.shut_off").count() == 1


def test_calls_end_some_time_and_may_be_made_again(
    delivered: Order, receiver: Receiver, hooked: tuple[Webhook, str], ingrid: Actor
) -> None:
    receiver.status = 500
    made = happen(delivered)
    for _ in range(8):
        deliver(str(made.pk), now=timezone.now())
    made.refresh_from_db()
    assert made.failed_at

    receiver.status = 200
    call_again(made, actor=ingrid, now=timezone.now())
    deliver(str(made.pk), now=timezone.now())
    assert Delivery.objects.get().sent_at
    assert Webhook.objects.get().failing_since is None


def test_nothing_is_called_for_an_account_that_is_shut(
    delivered: Order, receiver: Receiver, hooked: tuple[Webhook, str], ingrid: Actor
) -> None:
    made, account = happen(delivered), delivered.customer.account
    account.is_active = False
    account.save()
    deliver(str(made.pk), now=timezone.now())

    assert receiver.sent == []
    assert Delivery.objects.get().reason == "ShutOff"
    with pytest.raises(NotAllowedNow):
        made_for(account, receiver, ingrid)


def test_call_under_way_is_not_made_again(
    delivered: Order, hooked: tuple[Webhook, str], ingrid: Actor
) -> None:
    made = happen(delivered)
    with pytest.raises(NotAllowedNow):
        call_again(made, actor=ingrid, now=timezone.now())

    assert not AuditEvent.objects.filter(verb="webhook.called_again").exists()


def test_removed_webhook_is_silent(
    delivered: Order, receiver: Receiver, hooked: tuple[Webhook, str], ingrid: Actor
) -> None:
    made = happen(delivered)
    remove_webhook(hooked[0], actor=ingrid, now=timezone.now())
    deliver(str(made.pk), now=timezone.now())
    with pytest.raises(NotAllowedNow):
        remove_webhook(hooked[0], actor=ingrid, now=timezone.now())

    assert receiver.sent == []
    assert Delivery.objects.get().reason == "Removed"


def test_worker_that_dies_leaves_nothing_out(
    delivered: Order, hooked: tuple[Webhook, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*args: object, **more: object) -> None:
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(telling, "enqueue", die)
        with pytest.raises(SystemExit):
            happen(delivered)
    put_down(timezone.now())

    assert QueuedTask.objects.get(kind="programs.call").subject == str(Delivery.objects.get().pk)


def test_answer_drop_by_drop_is_cut_off(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.drips = True
    monkeypatch.setattr(calling, "AT_MOST", 0.2)

    with pytest.raises(FAILURES):
        call(receiver.url, b"{}", signature="", may_be_here=True)


def test_handshake_drop_by_drop_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "AT_MOST", 0.2)
    dripped = []

    def drip(server: socket.socket) -> None:
        """The beginning of a long answer to the greeting, and then a byte at a time."""
        connection, _address = server.accept()
        with connection, suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
            for _ in range(100):
                connection.sendall(b"\x03")
                dripped.append(1)
                sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=drip, args=(server,))
        thread.start()
        with pytest.raises(FAILURES):
            call(
                f"https://127.0.0.1:{server.getsockname()[1]}/",
                b"{}",
                signature="",
                may_be_here=True,
            )
        thread.join()

    assert 0 < len(dripped) < 100


def test_old_calls_go_but_none_that_would_be_made_anew(
    delivered: Order, hooked: tuple[Webhook, str]
) -> None:
    """The webhook is shut off: the log is looked through from where it was left."""
    happen(delivered)
    later = timezone.now() + KEPT_FOR + timedelta(days=1)
    forget_old_calls(now=later)
    assert put_down(later) == 0

    forget_old_calls(now=later)
    assert not Delivery.objects.exists()


def test_old_calls_of_a_removed_webhook_go(
    delivered: Order, hooked: tuple[Webhook, str], ingrid: Actor
) -> None:
    happen(delivered)
    remove_webhook(hooked[0], actor=ingrid, now=timezone.now())

    forget_old_calls(now=timezone.now() + KEPT_FOR + timedelta(days=1))
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("address", CLOSED)
def test_closed_addresses_are_not_called(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where an innocent name leads there: it is looked at after it was looked up."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", 443)),
        (family, socket.SOCK_STREAM, 6, "", (address, 443)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    with pytest.raises(NotInTheWorld):
        call("https://kunde.example/hook", b"{}", signature="")
    with pytest.raises(NotInTheWorld):
        refuse_closed(address)


def test_only_https_outside_the_demo() -> None:
    with pytest.raises(NotInTheWorld):
        call("http://kunde.example/hook", b"{}", signature="")


def test_secret_outlives_a_change_of_the_servers_key(
    hooked: tuple[Webhook, str], settings: Any
) -> None:
    hook, secret = hooked
    before, settings.SECRET_KEY = settings.SECRET_KEY, "n" * 50
    with pytest.raises(SecretGone):
        secret_of(hook)
    settings.SECRET_KEY_FALLBACKS = [before]

    assert secret_of(hook) == secret
    assert secret not in str(Webhook.objects.values())
