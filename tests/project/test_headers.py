"""The headers and cookies of production, read from the settings as production reads them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from .conftest import Tables

PROBE = """
import django, json
django.setup()
from django.test import Client
response = Client().get("/healthz", secure=True)
plain = Client().get("/konto/login/", secure=False)
login = Client().get("/konto/login/", secure=True)
cookies = {name: dict(morsel) for name, morsel in login.cookies.items()}
print(json.dumps([dict(response.headers), plain.status_code, plain["Location"],
                  dict(login.headers), cookies], default=str))
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory, lay_tables: Tables) -> list[object]:
    """What a production start answers, in a process of its own."""
    home = tmp_path_factory.mktemp("home")
    (home / "static").mkdir()
    lay_tables(home)
    environment = {
        "DJANGO_SETTINGS_MODULE": "ordvern.project.settings",
        "ORDVERN_HOME": str(home),
        "ORDVERN_SECRET_KEY": "x" * 60,
        "ORDVERN_HOSTS": "testserver",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
    }
    for arguments in (
        ["-m", "django", "migrate", "-v0"],
        ["-m", "django", "collectstatic", "-v0", "--noinput"],
        ["-c", PROBE],
    ):
        run = subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr[-2000:]
    found: list[object] = json.loads(run.stdout)
    return found


def test_plain_http_is_sent_to_https(production: list[object]) -> None:
    assert production[1:3] == [301, "https://testserver/konto/login/"]


def test_pages_carry_the_careful_headers(production: list[object]) -> None:
    headers = production[3]
    assert isinstance(headers, dict)

    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_policy_lets_nothing_foreign_or_inline_in(production: list[object]) -> None:
    headers = production[3]
    assert isinstance(headers, dict)
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_cookies_are_bound_to_the_host(production: list[object]) -> None:
    cookies = production[4]
    assert isinstance(cookies, dict)

    assert set(cookies) == {"__Host-csrf"}
    assert cookies["__Host-csrf"]["secure"]
    assert cookies["__Host-csrf"]["httponly"]


def test_a_page_with_a_cookie_is_not_cached(production: list[object]) -> None:
    headers = production[3]
    assert isinstance(headers, dict)

    assert "no-store" in headers["Cache-Control"]


@pytest.mark.django_db
def test_health(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
