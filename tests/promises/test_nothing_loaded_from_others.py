"""S16, S19, S28: pages load from this site alone."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from ordvern.apps.statement.promises.nothing_loaded_from_others import breaches

pytestmark = pytest.mark.django_db


def test_kept(now: datetime) -> None:
    assert list(breaches(now)) == []


def test_breach_is_seen(now: datetime, settings: Any) -> None:
    directives = {"script-src": ["'self'", "https://www.googletagmanager.example"]}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}

    assert list(breaches(now)) == ["source:script-src https://www.googletagmanager.example"]


@pytest.mark.usefixtures("agency")
@pytest.mark.parametrize("path", ["/", "/personvern/", "/tilbud/", "/prov/"])
def test_the_short_cut_is_refused(client: Client, path: str) -> None:
    """No page names another host to load from, and the browser is told to refuse all others."""
    response = client.get(path)
    policy = response.headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert not re.search(r"https?:", policy)
    loaded = re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="([^"]+)"', response.text)
    assert loaded
    assert [each for each in loaded if not each.startswith(("/", "data:", "#"))] == []
