"""Online identities: addresses of machines, user names, profile pages."""

import ipaddress

from ordvern.detection.cues import Cue
from ordvern.detection.later import later
from ordvern.detection.recognizer import LabelledRecognizer, PatternRecognizer, Trigger
from ordvern.text import Category

_PROFILE = later(
    r"(?i)(?:https?://)?(?:[a-z]{2,3}\.)?(?:www\.)?(?:linkedin\.com/(?:in|pub)/|"
    r"facebook\.com/(?!sharer|groups|events|pages)|"
    r"instagram\.com/(?!p/)|github\.com/|twitter\.com/|x\.com/|tiktok\.com/@|vk\.com/|t\.me/|"
    r"youtube\.com/@|orcid\.org/|researchgate\.net/profile/)@?[\w.\-%]{2,80}/?"
)


def is_public_address(text: str) -> bool:
    """Whether it is an IP address at all (a version number such as 3.12.0.19 is one too)."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified or address.is_multicast)


def luhn_of_device(text: str) -> bool:
    """Whether the fifteen digits of a device (IMEI) pass the Luhn check. Source: 3GPP TS 23.003."""
    from stdnum import luhn

    return bool(luhn.is_valid("".join(character for character in text if character.isdigit())))


PROFILE_PAGE = PatternRecognizer(
    id="any.profile_page",
    category=Category.ONLINE_ID,
    trigger=Trigger.WEB,
    pattern=_PROFILE,
    confidence=0.85,
)
IP_ADDRESS = PatternRecognizer(
    id="any.ip_address",
    category=Category.ONLINE_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)"),
    confidence=0.4,
    cues=frozenset({Cue.ONLINE}),
    with_cue=0.95,
    is_valid=is_public_address,
    reach=120,
)
IP6_ADDRESS = PatternRecognizer(
    id="any.ip6_address",
    category=Category.ONLINE_ID,
    trigger=Trigger.CODE,
    pattern=later(r"(?<![\w:])[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){3,7}(?![\w:])"),
    confidence=0.6,
    cues=frozenset({Cue.ONLINE}),
    with_cue=0.95,
    is_valid=is_public_address,
)
MAC_ADDRESS = PatternRecognizer(
    id="any.mac_address",
    category=Category.ONLINE_ID,
    trigger=Trigger.CODE,
    pattern=later(r"(?<![\w:])[0-9A-Fa-f]{2}(?:[:\-][0-9A-Fa-f]{2}){5}(?![\w:])"),
    confidence=0.7,
    cues=frozenset({Cue.ONLINE}),
    with_cue=0.9,
)
DEVICE_NUMBER = PatternRecognizer(
    id="any.imei",
    category=Category.ONLINE_ID,
    trigger=Trigger.DIGITS,
    pattern=later(r"(?<!\d)\d{2}[ \-]?\d{6}[ \-]?\d{6}[ \-]?\d(?!\d)"),
    confidence=0.2,
    cues=frozenset({Cue.ONLINE}),
    with_cue=0.98,
    invalid_with_cue=0.75,
    is_valid=luhn_of_device,
)
HANDLE = PatternRecognizer(
    id="any.handle",
    category=Category.ONLINE_ID,
    trigger=Trigger.AT,
    pattern=later(r"(?<![\w.@])@[A-Za-z_][\w.]{2,30}\b(?!@)"),
    confidence=0.7,
    cues=frozenset({Cue.ONLINE}),
    with_cue=0.9,
)
USER_NAME = LabelledRecognizer(
    id="any.user_name",
    category=Category.ONLINE_ID,
    cue=Cue.ONLINE,
    value=later(
        r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|in/[\w\-]{3,60}|"
        r"@?(?=[\w.\-:]*[\d_.@])[A-Za-z][\w.\-:]{2,40}\w|[a-z][a-z0-9]{3,20}(?=\s*(?:$|[,;)\n]))"
    ),
    confidence=0.8,
)
