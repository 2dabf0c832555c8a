"""Staff put a partner on the register and invite him by e-mail to look it through."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.partners.models import Partner
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify

FIRST_PAGE = "/partner/meg/"


class AddressTaken(Exception):
    """Another account has that e-mail address."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the register notes of a partner; countries as ISO 3166-1 codes of two letters."""

    name: str
    contact: str = ""
    phone: str = ""
    country_of_residence: str = ""
    country_of_work: str = ""
    words_a_day: int | None = None


def invite_partner(
    email: str, *, profile: Profile, language: str, actor: Actor, now: datetime
) -> Partner:
    """Make the entry and its account, not approved yet. Raises `AddressTaken`."""
    try:
        return _invite(email, profile=profile, language=language, actor=actor, now=now)
    except IntegrityError:
        raise AddressTaken from None


@transaction.atomic(durable=True)
def _invite(email: str, *, profile: Profile, language: str, actor: Actor, now: datetime) -> Partner:
    account = User.objects.create_user(
        email, role=Role.PARTNER, display_name=profile.contact, language=language
    )
    # Unproven until its owner signs in with a code sent there, as for a customer's first order.
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=False)
    fields = {name: getattr(profile, name) for name in Profile.__dataclass_fields__}
    partner = Partner.objects.create(account=account, **fields)
    record("partner.invited", subject=partner, actor=actor, at=now)
    notify(account, OutgoingMail.Kind.PARTNER_INVITED, number="", path=FIRST_PAGE, now=now)
    return partner
