"""Signing in by the agency's own issuer, in a process with the settings of one: the whole way,
with a small real issuer at its other end."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from .conftest import Tables
from .issuer import CLIENT, SECRET, issuer
from .test_serve import environment

Found = dict[str, Any]
SIRI: dict[str, object] = {"email": "siri@example.no", "email_verified": True}
CLAIMS: dict[str, dict[str, object]] = {
    "siri": SIRI,
    "siri with a second factor": SIRI | {"amr": ["pwd", "mfa"]},
    "siri with another factor": SIRI | {"amr": ["pwd"], "acr": "low"},
    "ingrid with an app": {"email": "ingrid@example.no", "email_verified": True, "amr": ["mfa"]},
    "unknown": {"email": "nobody@example.no", "email_verified": True},
    "unverified": SIRI | {"email_verified": False},
    "verified in words": SIRI | {"email_verified": "false"},
    "silent": {"email": "siri@example.no"},
    "another audience": SIRI | {"aud": "somebody else"},
    "another issuer": SIRI | {"iss": "https://elsewhere.example"},
    "run out": SIRI | {"exp": 1},
    "customer": {"email": "kari@example.no", "email_verified": True},
    "partner": {"email": "jean@example.no", "email_verified": True},
    "shut": {"email": "tor@example.no", "email_verified": True},
}
REFUSED = [
    "unknown", "unverified", "verified in words", "silent", "another audience",
    "another issuer", "run out", "customer", "partner", "shut",
]  # fmt: skip
WALK = """
import json, sys, django
django.setup()
from urllib.request import HTTPRedirectHandler, build_opener
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.utils import timezone
from ordvern.apps.core.confidentiality import VERSION
from ordvern.apps.core.models import Pledge, User
from ordvern.project.egress import shut
shut()
make = User.objects.create_user
siri = make("siri@example.no", role="staff")
Pledge.objects.create(account=siri, version=VERSION, signed_at=timezone.now())
ingrid = make("ingrid@example.no", role="officer")
TOTP.activate(ingrid, generate_totp_secret())
make("kari@example.no", role="customer")
make("jean@example.no", role="partner")
make("tor@example.no", role="staff", is_active=False)
class Stay(HTTPRedirectHandler):
    def redirect_request(self, *said):
        return None
def where(who, address):
    try:
        build_opener(Stay).open(address + "&who=" + who.replace(" ", "+"))
    except OSError as moved:
        return moved.headers["Location"]
def walk(who, query=""):
    client = Client(SERVER_NAME="127.0.0.1")
    page = client.get("/konto/login/")
    there = client.post("/konto/oidc/staff/login/" + query)["Location"]
    back = client.get(where(who, there))
    return {
        "button": "Nord Identitet" in page.content.decode(),
        "policy": page["Content-Security-Policy"],
        "there": there,
        "to": back["Location"],
        "in": "_auth_user_id" in client.session,
        "desk": client.get("/desk/").headers.get("Location", "open"),
    }
found = {who: walk(who) for who in json.loads(sys.argv[1])}
found["to connect"] = walk("siri", "?process=connect")
found["not asked for"] = Client(SERVER_NAME="127.0.0.1").get(
    "/konto/oidc/staff/login/callback/?code=x&state=y")["Location"]
found["by a link"] = Client(SERVER_NAME="127.0.0.1").get("/konto/oidc/staff/login/").status_code
found["accounts"] = User.objects.count()
found["stored"] = SocialAccount.objects.count() + SocialToken.objects.count()
print(json.dumps(found))
"""
SILENT = """
import django
django.setup()
from django.test import Client
print(Client(SERVER_NAME="127.0.0.1").post("/konto/oidc/staff/login/")["Location"])
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, lay_tables: Tables) -> Found:
    """What came of everybody's try."""
    home = tmp_path_factory.mktemp("home")
    lay_tables(home)
    with issuer(CLAIMS) as address:
        env = environment(
            home,
            ORDVERN_SECRET_KEY="x" * 50,
            ORDVERN_OIDC_ISSUER=address,
            ORDVERN_OIDC_CLIENT=CLIENT,
            ORDVERN_OIDC_SECRET=SECRET,
            ORDVERN_OIDC_NAME="Nord Identitet",
            ORDVERN_OIDC_SECOND_FACTOR="mfa",
        )
        for arguments in (
            ["-m", "django", "migrate", "-v0"],
            ["-m", "django", "collectstatic", "-v0", "--noinput"],
            ["-c", WALK, json.dumps(list(CLAIMS))],
        ):
            run = subprocess.run(
                [sys.executable, *arguments], env=env, capture_output=True, text=True, check=False
            )
            assert run.returncode == 0, run.stderr[-2000:]
        walked = json.loads(run.stdout.splitlines()[-1]) | {"issuer": {"url": address}}
    gone = subprocess.run(
        [sys.executable, "-c", SILENT], env=env, capture_output=True, text=True, check=False
    )
    return walked | {"issuer is gone": gone.stdout.split()}


def test_staff_come_in_by_the_issuer(found: Found) -> None:
    siri = found["siri"]

    assert (siri["button"], siri["in"], siri["to"]) == (True, True, "/desk/")
    assert str(siri["there"]).startswith(f"{found['issuer']['url']}/authorize?")
    assert "code_challenge_method=S256" in str(siri["there"])
    assert f"form-action 'self' {found['issuer']['url']}" in str(siri["policy"])


def test_the_second_factor_is_asked_for_as_ever(found: Found) -> None:
    assert found["siri"]["desk"] == "/konto/2fa/totp/activate/"
    assert found["siri with another factor"]["desk"] == "/konto/2fa/totp/activate/"
    assert (found["ingrid with an app"]["in"], found["ingrid with an app"]["to"]) == (
        False,
        "/konto/2fa/authenticate/",
    )


def test_a_second_factor_at_the_issuer_counts_where_the_agency_says_so(found: Found) -> None:
    assert found["siri with a second factor"]["desk"] == "open"


@pytest.mark.parametrize("who", [*REFUSED, "to connect"])
def test_refused(found: Found, who: str) -> None:
    assert (found[who]["in"], found[who]["to"]) == (False, "/konto/login/")


def test_nothing_is_made_or_stored(found: Found) -> None:
    assert (found["accounts"], found["stored"]) == (5, 0)


def test_an_issuer_that_does_not_answer_is_told_of(found: Found) -> None:
    assert found["issuer is gone"] == ["/konto/login/"]


def test_an_answer_that_nobody_asked_for_is_turned_away(found: Found) -> None:
    assert found["not asked for"] == "/konto/login/"
    assert found["by a link"] == 405


@pytest.mark.parametrize(
    "given",
    [
        {"ORDVERN_OIDC_ISSUER": "http://issuer.example", "ORDVERN_OIDC_CLIENT": "x"},
        {"ORDVERN_OIDC_ISSUER": "https://issuer.example", "ORDVERN_OIDC_CLIENT": "x"},
    ],
    ids=["not https", "no secret"],
)
def test_what_cannot_be_used_stops_the_start(tmp_path: Path, given: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import ordvern.project.settings"],
        env=environment(tmp_path, **given),
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Misconfigured: ORDVERN_OIDC_ISSUER" in run.stderr


def test_without_an_issuer_there_is_no_such_way() -> None:
    assert settings.OIDC is None
    with pytest.raises(Resolver404):
        resolve("/konto/oidc/staff/login/")
