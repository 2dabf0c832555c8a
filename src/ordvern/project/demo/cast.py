"""The people of the demo: an agency, its customers and its partners, all invented."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.utils import timezone

from ordvern.apps.core.actors import Role
from ordvern.apps.core.confidentiality import VERSION
from ordvern.apps.core.duties import USUAL, Duty
from ordvern.apps.core.models import User
from ordvern.apps.core.usecases.sign_confidentiality import sign_confidentiality
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.partners.models import Partner

from .partners import make_partners

KARI = Contact("Kari Lunde", "kari@kunde.example", "Elvegata 9, 4005 Stavanger", "400 12 345")
HOSPITAL = Contact(
    "Fjordvik sykehus",
    "arkiv@fjordvik-sykehus.example",
    "Sykehusveien 1, 4120 Tau",
    "51 00 10 20",
    Customer.Kind.ORGANISATION,
)
EXPORTER = Contact(
    "Nordlys Seafood AS",
    "post@nordlys-seafood.example",
    "Havnegata 1, 9008 Tromsø",
    "77 00 20 30",
    Customer.Kind.ORGANISATION,
    "nn",
)
LAWYER = Contact(
    "Advokatfirmaet Dal",
    "tora@advokat-dal.example",
    "Strandkaien 4, 4005 Stavanger",
    "51 00 30 40",
    Customer.Kind.ORGANISATION,
)
JOINED = timedelta(days=75)
"""How long ago the partners accepted the first statement and were approved."""
LEADING = USUAL | {Duty.OWNER}
WALK_IN = Contact("Gunvor Lie", "", "Torget 2, 4005 Stavanger", "900 12 345")


@dataclass(frozen=True, slots=True)
class Cast:
    """The accounts that a newcomer may enter as."""

    siri: User
    tor: User
    ingrid: User
    jean: Partner
    claire: Partner
    ewa: Partner


def make_cast(now: datetime) -> Cast:
    siri = _account("siri@byra.example", Role.STAFF, "Siri Hagen", duties=LEADING)
    tor = _account("tor@byra.example", Role.STAFF, "Tor Aas", duties={Duty.TRANSLATOR})
    _account("randi@byra.example", Role.STAFF, "Randi Sol", duties={Duty.FINANCE})
    ingrid = _account("ingrid@byra.example", Role.OFFICER, "Ingrid Moe")
    _account(KARI.email, Role.CUSTOMER, "")
    jean, claire, ewa = make_partners(siri, now - JOINED)
    return Cast(siri, tor, ingrid, jean, claire, ewa)


def _account(email: str, role: Role, name: str, *, duties: Collection[Duty] = USUAL) -> User:
    user = User.objects.create_user(
        email, role=role, display_name=name, language="nb", duties=duties
    )
    if user.is_agency:
        sign_confidentiality(version=VERSION, actor=user.actor, now=timezone.now())
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user
