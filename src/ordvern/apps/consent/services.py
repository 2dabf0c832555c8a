"""The services of others that an agency may let measure its visitors: what each loads and leaves.

None is on unless the agency turns it on, and none loads before a visitor has said yes. The hosts
are those of Google's guide to policies of content security (developers.google.com/tag-platform/
security/guides/csp), without what would need frames or scripts within the page; cookies and how
long they last are what Google's lists named in 2026. Only the hosts of Tag Manager were held
against a copy of the guide: an agency that turns a service on compares the page with Google's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText


class Purpose(StrEnum):
    """What a visitor is asked about: one yes or no each."""

    STATISTICS = "statistics"
    MARKETING = "marketing"


PURPOSES: dict[Purpose, LazyText] = {
    Purpose.STATISTICS: _("Statistics"),
    Purpose.MARKETING: _("Advertising"),
}


@dataclass(frozen=True, slots=True)
class Trace:
    """A cookie that a service leaves; `*` in the name stands for anything."""

    name: str
    purpose: LazyText
    lasts: LazyText


@dataclass(frozen=True, slots=True)
class Measurer:
    """`identifier` is what an agency's number there looks like, and `example` one of them.

    `sources` are the hosts it loads from and sends to, by directive of the content security
    policy; `company`, in `country`, is who gets what is sent.
    """

    id: str
    name: str
    company: str
    country: str
    purpose: Purpose
    identifier: str
    example: str
    sources: Mapping[str, tuple[str, ...]]
    traces: tuple[Trace, ...] = ()

    def may_be(self, identifier: str) -> bool:
        return re.fullmatch(self.identifier, identifier) is not None


GOOGLE = ("Google Ireland Limited", "IE")
TAGS = "https://www.googletagmanager.com"
ANALYTICS = Measurer(
    "analytics",
    "Google Analytics",
    *GOOGLE,
    Purpose.STATISTICS,
    r"G-[A-Z0-9]{6,12}",
    "G-ABCDE12345",
    {
        "script-src": (TAGS,),
        "img-src": (TAGS, "https://*.google-analytics.com"),
        "connect-src": (
            TAGS,
            "https://*.google-analytics.com",
            "https://*.analytics.google.com",
        ),
    },
    (
        Trace("_ga", _("A number by which Google knows your browser again."), _("Six months")),
        Trace("_ga_*", _("Google's note of your visits to these pages."), _("Six months")),
    ),
)
ADS = Measurer(
    "ads",
    "Google Ads",
    *GOOGLE,
    Purpose.MARKETING,
    r"AW-[0-9]{6,12}",
    "AW-123456789",
    {
        "script-src": (
            TAGS,
            "https://www.googleadservices.com",
            "https://googleads.g.doubleclick.net",
        ),
        "img-src": (
            TAGS,
            "https://googleads.g.doubleclick.net",
            "https://www.google.com",
            "https://www.google.no",
        ),
        "connect-src": (
            TAGS,
            "https://pagead2.googlesyndication.com",
            "https://www.googleadservices.com",
            "https://googleads.g.doubleclick.net",
            "https://www.google.com",
        ),
    },
    (
        Trace(
            "_gcl_au",
            _("Tells Google whether you came here from an advertisement."),
            _("Three months"),
        ),
    ),
)
TAG_MANAGER = Measurer(
    "tag-manager",
    "Google Tag Manager",
    *GOOGLE,
    Purpose.MARKETING,
    r"GTM-[A-Z0-9]{4,10}",
    "GTM-ABC1234",
    {"script-src": (TAGS,), "img-src": (TAGS,), "connect-src": (TAGS,)},
)
SERVICES = (ANALYTICS, ADS, TAG_MANAGER)
BY_ID = {each.id: each for each in SERVICES}


def sources_of(services: Iterable[Measurer]) -> dict[str, list[str]]:
    """The hosts of all of these by directive, each once."""
    found: dict[str, list[str]] = {}
    for service in services:
        for directive, hosts in service.sources.items():
            listed = found.setdefault(directive, [])
            listed += [host for host in hosts if host not in listed]
    return found


def left_by(names: Iterable[str], services: Iterable[Measurer]) -> list[str]:
    """Those of the cookies `names` that one of these services has left."""
    patterns = [trace.name for service in services for trace in service.traces]
    return [name for name in names if any(fnmatchcase(name, each) for each in patterns)]
