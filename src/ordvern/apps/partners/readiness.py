"""What is still missing before a person may approve a partner, by name."""

from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from .models import Partner, Terms, TermsVersion, law_pack
from .terms import unaccepted
from .transfers.gate import Choice, DataClass, Obstacle, TransferBlocked, judge


class Lack(StrEnum):
    """Something that must be there before approval, apart from what the transfer gate asks."""

    NO_CONTACT = "no_contact"
    NO_LANGUAGES = "no_languages"
    NO_COUNTRY_OF_RESIDENCE = "no_country_of_residence"
    NO_TERMS_PUBLISHED = "no_terms_published"
    AGREEMENT_NOT_ACCEPTED = "agreement_not_accepted"
    DEVICES_NOT_ACCEPTED = "devices_not_accepted"
    STATEMENT_NOT_ACCEPTED = "statement_not_accepted"


_NOT_ACCEPTED = {
    Terms.AGREEMENT: Lack.AGREEMENT_NOT_ACCEPTED,
    Terms.DEVICES: Lack.DEVICES_NOT_ACCEPTED,
}


def lacks(partner: Partner, *, statement: str, now: datetime) -> tuple[Lack | Obstacle, ...]:
    """Everything that is missing, in the order in which one would see to it; `statement` is the
    version of the privacy statement that holds now."""
    found: list[Lack | Obstacle] = []
    if not partner.contact or not partner.phone:
        found.append(Lack.NO_CONTACT)
    if not partner.pairs.exists():
        found.append(Lack.NO_LANGUAGES)
    if not partner.country_of_residence:
        found.append(Lack.NO_COUNTRY_OF_RESIDENCE)
    if any(TermsVersion.objects.current(kind) is None for kind in Terms.values):
        found.append(Lack.NO_TERMS_PUBLISHED)
    found += [_NOT_ACCEPTED[Terms(terms.kind)] for terms in unaccepted(partner)]
    if not partner.has_accepted(statement):
        found.append(Lack.STATEMENT_NOT_ACCEPTED)
    verdict = judge(
        partner.country_of_work,
        data=DataClass.PERSONAL,
        footing=partner.footing(),
        choice=Choice.LAWFUL,
        pack=law_pack(),
        day=timezone.localdate(now),
    )
    if isinstance(verdict, TransferBlocked) and verdict.obstacle is not Obstacle.NO_AGREEMENT:
        found.append(verdict.obstacle)
    return tuple(found)
