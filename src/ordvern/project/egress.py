"""A guard on what this process reaches: hosts that are declared, and no other.

It is an audit hook of the interpreter, which cannot be taken off again: whatever library opens a
socket or asks for a name, from wherever, passes it. Hosts are declared by the settings that name
them (the database, the mail server, the mailbox, the issuer that staff sign in by) and by
``ORDVERN_EGRESS_HOSTS`` (a gateway for text messages); a webhook that an officer has declared, for
the moment of a call, by `core.reaching`. What native code opens by itself, as the PostgreSQL client
does, is not seen by the interpreter; a firewall of the machine is the second fence.
"""

import socket
import sys
import time
from ipaddress import ip_address

import structlog
from django.conf import settings

from ordvern.apps.core.reaching import reached
from ordvern.apps.statement.checks import stores_elsewhere

KNOWN_FOR = 60.0  # seconds that the addresses of the declared hosts are taken to stand
log = structlog.get_logger("ordvern.egress")
_known: tuple[float, frozenset[str]] = (-KNOWN_FOR, frozenset())


class NotDeclared(PermissionError):
    """This process tried to reach a host that no setting declares."""


def shut() -> None:
    """From now on refuse every connection and look-up that leads elsewhere."""
    sys.addaudithook(_look)


def declared_hosts() -> frozenset[str]:
    """The hosts that may be reached, by name or address."""
    named = {host for _store, host in stores_elsewhere()}
    if settings.OIDC:
        named.add(settings.OIDC.host)
    return frozenset(host.lower().rstrip(".") for host in {*named, *settings.EGRESS_HOSTS})


def is_here(host: str) -> bool:
    """Whether a name or an address is this machine's own."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host.lower() in ("", "localhost", socket.gethostname().lower())
    return address.is_loopback or address.is_unspecified


def _look(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        _check_name(arguments[0])
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple):  # a string is the path of a socket on this machine
            _check_address(str(address[0]))


def _check_name(host: object) -> None:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if is_here(name) or name.lower().rstrip(".") in reached():
        return
    if name.lower().rstrip(".") not in declared_hosts() | _addresses(name):
        _refuse()


def _check_address(host: str) -> None:
    if is_here(host) or host.lower() in declared_hosts() | reached():
        return
    if host not in _addresses(host):
        _refuse()


def _addresses(asked: str) -> frozenset[str]:
    """Where the declared hosts are, looked up at most once a minute; none while `asked` is one of
    them, for that look-up is being made."""
    global _known
    hosts = declared_hosts()
    if asked.lower() in hosts or not hosts:
        return frozenset()
    if time.monotonic() - _known[0] > KNOWN_FOR:
        _known = (time.monotonic(), frozenset(_found(hosts)))
    return _known[1]


def _found(hosts: frozenset[str]) -> list[str]:
    found = []
    for host in hosts:
        try:
            found += [str(each[4][0]) for each in socket.getaddrinfo(host, None)]
        except OSError:
            log.warning("a declared host has no address")
    return found


def _refuse() -> None:
    log.error("a connection to a host that is not declared was refused")
    raise NotDeclared("not a declared host")
