"""Every page asks who is there, but those listed here, each with its reason."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

# The way in itself, and what a stranger may see and do.
OPEN = {
    "healthz": "a watchdog has no account; the page tells nothing but that the site is up",
    "day-note": "tells whether a day is a working day, and nothing else",
    "set_language": "a stranger chooses a language",
    "moved-order": "sends on to the address of today, which asks who is there",
    "moved-orders": "as above",
    "moved-desk-order": "as above",
    "account_login": "the way in",
    "account_request_login_code": "the way in",
    "account_confirm_login_code": "the way in",
    "account_signup": "answers that nobody signs up",
    "account_inactive": "the way in, shut",
    "account_logout": "the way out; answers with a redirect if nobody is in",
    "account_confirm_email": "the way in",
    "account_email_verification_sent": "the way in",
    "account_reset_password": "the way in",
    "account_confirm_password_reset_code": "the way in",
    "account_complete_password_reset": "the way in",
    "account_password_reset_completed": "the way in",
    "account_reauthenticate": "asks for the login again",
    "mfa_authenticate": "the way in, second step",
    "mfa_login_webauthn": "the way in",
}
OPEN_SITES = {
    "public": "the agency's public pages",
    "demo": "exists in demo mode only",
    "api": "asks each request for a token itself (tests/web/api/test_access.py)",
}

Pattern = URLPattern | URLResolver


def unguarded(patterns: "list[Pattern]", namespace: str = "") -> Iterator[str]:
    """Names of the pages below `patterns` that do not need a login."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from unguarded(pattern.url_patterns, inner)
        elif not getattr(pattern.callback, "login_required", True):
            yield f"{namespace}{pattern.name or pattern.pattern}"


def may_be_open(name: str) -> bool:
    site, separator, _ = name.partition(":")
    return name in OPEN or (bool(separator) and site in OPEN_SITES)


def test_every_page_needs_a_login_unless_listed() -> None:
    assert [name for name in unguarded(get_resolver().url_patterns) if not may_be_open(name)] == []


def test_every_page_has_a_name() -> None:
    assert list(nameless(get_resolver().url_patterns)) == []


def nameless(patterns: "list[Pattern]") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from nameless(pattern.url_patterns)
        elif not pattern.name:
            yield str(pattern.pattern)


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_planted_open_page_is_seen() -> None:
    def stray(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    stray.login_required = False  # type: ignore[attr-defined]  # as Django marks views
    planted: list[Pattern] = [path("a", view, name="a"), path("b", stray, name="b")]

    assert list(unguarded(planted)) == ["b"]
    assert not may_be_open("b")
    assert not may_be_open("desk:b")
    assert list(nameless([path("c", view)])) == ["c"]
