"""Calls a webhook: signed, over HTTPS, at an address that was looked at before it is called.

A name is looked up once, every address of it must be out in the world, and the call goes to the
very address that was looked at: a name that changes its mind between look and call gains nothing.
Redirects are not followed.
"""

import hashlib
import hmac
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from threading import Timer
from urllib.parse import urlsplit

from ordvern.apps.core.reaching import reaching

SECONDS = 10  # without a sign from the other side
AT_MOST = 30.0  # in all, so that what comes drop by drop does not hold the worker
LONGEST_ANSWER = 1024
SIGNATURE = "Ordvern-Signature"
FAILURES = (OSError, HTTPException, ValueError)
"""What a call that comes to nothing raises; `NotInTheWorld` is a `ValueError`."""


class NotInTheWorld(ValueError):
    """The name leads to this machine, to a net of the house, or nowhere."""


def signature_of(secret: str, body: bytes, *, now: datetime) -> str:
    """``t=<seconds>,v1=<hex>``: HMAC-SHA256 over the time, a full stop and the body."""
    at = str(int(now.timestamp()))
    signed = hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256)
    return f"t={at},v1={signed.hexdigest()}"


def call(url: str, body: bytes, *, signature: str, may_be_here: bool = False) -> int:
    """The status of the answer. Raises one of `FAILURES`.

    `may_be_here` lets plain HTTP and addresses of this machine through, for the demo.
    """
    parts = urlsplit(url)
    host, is_safe = parts.hostname or "", parts.scheme == "https"
    if not is_safe and not may_be_here:
        raise NotInTheWorld("only HTTPS")
    port = parts.port or (443 if is_safe else 80)
    with reaching(host):
        addresses = addresses_of(host, port, may_be_here=may_be_here)
    connection = HTTPConnection(host, port, timeout=SECONDS)
    with reaching(*addresses):
        connection.sock = _connected(addresses[0], port, host if is_safe else "")
    headers = {"Content-Type": "application/json", SIGNATURE: signature}
    target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    with _cut_off(connection.sock):
        try:
            if isinstance(connection.sock, ssl.SSLSocket):
                connection.sock.do_handshake()
            connection.request("POST", target, body, headers)
            answer = connection.getresponse()
            answer.read(LONGEST_ANSWER)
            return answer.status
        finally:
            connection.close()


@contextmanager
def _cut_off(connected: socket.socket) -> Iterator[None]:
    """End the connection when its time is up: whoever waits for an answer then gets an error."""

    def end() -> None:
        with suppress(OSError):  # closed a moment ago
            # Not the encrypted one's own, which takes away what another thread is reading with.
            socket.socket.shutdown(connected, socket.SHUT_RDWR)

    timer = Timer(AT_MOST, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def addresses_of(host: str, port: int, *, may_be_here: bool = False) -> Sequence[str]:
    """Where the name leads. Raises `NotInTheWorld` if one of its addresses is private, this
    machine's, link-local or otherwise not out in the world."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not (may_be_here or all(map(_is_out_there, addresses))):
        raise NotInTheWorld("not an address in the world")
    return addresses


def refuse_closed(host: str, *, may_be_here: bool = False) -> None:
    """Without looking the name up: raises `NotInTheWorld` for addresses in figures that are not
    out in the world, and for names that never are."""
    try:
        is_closed = not _is_out_there(host.strip("[]"))
    except ValueError:
        is_closed = "." not in host or host.lower().endswith((".localhost", ".local", ".internal"))
    if is_closed and not may_be_here:
        raise NotInTheWorld("not an address in the world")


def _is_out_there(address: str) -> bool:
    parsed = ip_address(address.partition("%")[0])
    inner = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    return all(each.is_global and not each.is_multicast for each in (parsed, inner) if each)


def _connected(address: str, port: int, name: str) -> socket.socket:
    """A connection, to be encrypted if there is a `name` that the certificate must be for: the
    handshake, in which it is looked at, is left to whoever can cut it off."""
    plain = socket.create_connection((address, port), timeout=SECONDS)
    if not name:
        return plain
    try:
        return ssl.create_default_context().wrap_socket(
            plain, server_hostname=name, do_handshake_on_connect=False
        )
    except (OSError, ValueError):
        plain.close()
        raise
