"""An upload that is cut off half-way leaves nothing; the server goes on."""

import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlparse

import pytest
from django.test import Client

from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Order

pytestmark = pytest.mark.django_db(transaction=True)
BOUNDARY = "cut"


def form_page(client: Client) -> tuple[str, str]:
    """The cookie and the token that a form needs."""
    page = client.get("/tilbud/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    return client.cookies["csrf"].value, token


def half_an_upload(cookie: str, token: str) -> bytes:
    """A request that promises a megabyte and holds the half of it."""
    field = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
    file = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="brev.txt"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    )
    head = (
        "POST /tilbud/ HTTP/1.1\r\nHost: localhost\r\n"
        f"Cookie: csrf={cookie}\r\nContent-Length: 1000000\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n\r\n"
    )
    return (head + field + token + "\r\n" + file).encode() + b"Torleif Grindheim. " * 25_000


def files_in_vault(agency: Path) -> list[Path]:
    """Also those that are still being written."""
    return [path for path in agency.rglob("vault/**/*") if path.is_file()]


def test_leaves_nothing(site: str, agency: Path, client: Client) -> None:
    address = urlparse(site)
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(half_an_upload(*form_page(client)))
        # Its room on the disk is made first, its row next, and its bytes come last.
        _wait(lambda: bool(files_in_vault(agency)))
        assert Folder.objects.exists()

    _wait(lambda: not Folder.objects.exists())
    assert not Order.objects.exists()
    assert not files_in_vault(agency)
    assert client.get("/").status_code == 200


def _wait(condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to that")
