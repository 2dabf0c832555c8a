"""Where the agency's people may sign in besides here: an OpenID Connect issuer, by settings."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from .env import Misconfigured, envlist, envsecret, envstr

ROUTE = "staff"  # our name for it in addresses: /konto/oidc/staff/login/
APPS = ("allauth.socialaccount", "allauth.socialaccount.providers.openid_connect")
ON_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer of identities: `url` as it stands in its tokens, our `client` there with its
    `secret`, the `name` that people know it by, and the values of the claims `amr` and `acr` by
    which it says that a second factor was used."""

    url: str
    client: str
    secret: str = field(repr=False)
    name: str
    second_factors: frozenset[str]

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def origin(self) -> str:
        """What a form may lead to, for the content security policy."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def providers(self) -> dict[str, Any]:
        """The setting SOCIALACCOUNT_PROVIDERS of django-allauth.

        Only what the signed token says counts, and only if this very issuer made it.
        """
        app = {
            "provider_id": ROUTE,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {
                "server_url": self.url.rstrip("/"),
                "fetch_userinfo": False,
                "scope": ["openid", "email"],
                "oauth_pkce_enabled": True,
                "openid_configuration_overrides": {"issuer": self.url},
            },
        }
        return {"openid_connect": {"APPS": [app]}}


def issuer_of_staff() -> Issuer | None:
    """The issuer that the environment names, if any.

    Raises Misconfigured if its address is not https (but on this very machine), or if the client
    or its secret is missing.
    """
    url = envstr("ORDVERN_OIDC_ISSUER")
    if not url:
        return None
    parts = urlsplit(url)
    here = parts.scheme == "http" and parts.hostname in ON_THIS_MACHINE
    if not parts.hostname or not (parts.scheme == "https" or here):
        raise Misconfigured("ORDVERN_OIDC_ISSUER must be an address with https")
    client, secret = envstr("ORDVERN_OIDC_CLIENT"), envsecret("ORDVERN_OIDC_SECRET")
    if not client or not secret:
        raise Misconfigured("ORDVERN_OIDC_ISSUER needs ORDVERN_OIDC_CLIENT and ORDVERN_OIDC_SECRET")
    name = envstr("ORDVERN_OIDC_NAME", parts.hostname)
    return Issuer(url, client, secret, name, frozenset(envlist("ORDVERN_OIDC_SECOND_FACTOR")))
