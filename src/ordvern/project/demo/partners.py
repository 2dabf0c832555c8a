"""The demo's partners: in France, in Canada, in Poland, and one in Ukraine who is only invited."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from allauth.account.models import EmailAddress
from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.core.models import User
from ordvern.apps.orders.usecases.invite_partner import Profile, invite_partner
from ordvern.apps.orders.usecases.publish_terms import publish_terms
from ordvern.apps.partners.models import Partner, Terms, TermsVersion
from ordvern.apps.partners.standard import VERSION, standard_texts
from ordvern.apps.partners.terms import current_terms
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.partners.usecases.accept_terms import accept_terms
from ordvern.apps.partners.usecases.add_detail import add_detail
from ordvern.apps.partners.usecases.approve_partner import approve_partner
from ordvern.apps.statement.usecases.publish_statement import current_version

JEAN = Profile("Moreau Traductions", "Jean Moreau", "+33 1 99 00 12 34", "FR", "FR", 2500)
CLAIRE = Profile("Tremblay Langues", "Claire Tremblay", "+1 613 555 0134", "CA", "CA", 2000)
EWA = Profile("Biuro Nowicka", "Ewa Nowicka", "+48 22 000 00 12", "PL", "PL", 2200)
OKSANA = Profile("Oksana Melnyk", "Oksana Melnyk", "+380 39 000 00 12", "UA", "UA")
PAIRS = {
    "jean@partner.example": (("nb", "fr"), ("nb", "en"), ("nn", "en"), ("en", "nb")),
    "claire@partner.example": (("nb", "en"), ("nb", "fr")),
    "ewa@partner.example": (("nb", "pl"),),
    "oksana@partner.example": (("nb", "uk"), ("uk", "nb")),
}


def make_partners(siri: User, now: datetime) -> tuple[Partner, Partner, Partner]:
    """Publish the terms if there are none, and put the four on the register; three approved."""
    for kind in Terms.values:
        if TermsVersion.objects.current(kind) is None:
            texts = standard_texts(kind)
            publish_terms(kind, version=VERSION, texts=texts, actor=SYSTEM, now=now)
    jean = _invited("jean@partner.example", JEAN, siri, now)
    claire = _invited("claire@partner.example", CLAIRE, siri, now)
    ewa = _invited("ewa@partner.example", EWA, siri, now)
    _invited("oksana@partner.example", OKSANA, siri, now)
    _add(jean, "field", siri, now, subject="legal")
    _add(jean, "field", siri, now, subject="technical")
    _add(jean, "rate", siri, now, service="interpreting", unit="hour", amount=Decimal(640))
    _add(
        jean,
        "authorisation",
        siri,
        now,
        source_language="nb",
        target_language="fr",
        number="1042",
    )
    _add(claire, "field", siri, now, subject="medical")
    _add(
        claire,
        "ground",
        siri,
        now,
        kind="condition",
        condition="pipeda",
        country="CA",
        dated_on=timezone.localdate(now),
        valid_until=_in_a_year(now),
    )
    for partner in (jean, claire, ewa):
        _add(partner, "rate", siri, now, service="translation", unit="word", amount=Decimal("1.15"))
        _bind_and_approve(partner, siri, now)
    return jean, claire, ewa


def _invited(email: str, profile: Profile, siri: User, now: datetime) -> Partner:
    partner = invite_partner(email, profile=profile, language="en", actor=siri.actor, now=now)
    EmailAddress.objects.filter(user=partner.account).update(verified=True)
    for source, target in PAIRS[email]:
        _add(partner, "pair", siri, now, source_language=source, target_language=target)
    return partner


def _add(partner: Partner, what: str, siri: User, now: datetime, **values: object) -> None:
    add_detail(partner, what=what, values=values, actor=siri.actor, now=now)


def _bind_and_approve(partner: Partner, siri: User, now: datetime) -> None:
    himself, statement = partner.account.actor, current_version()
    for terms in current_terms():
        accept_terms(partner, terms=terms, login_level="code", actor=himself, now=now)
    accept_statement(partner, statement=statement, login_level="code", actor=himself, now=now)
    approve_partner(partner, until=_in_a_year(now), statement=statement, actor=siri.actor, now=now)


def _in_a_year(now: datetime) -> date:
    return timezone.localdate(now + timedelta(days=365))
