"""A partner binds himself to the agreement for sub-processors or to the rule for devices."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.models import Partner, TermsVersion, Undertaking


@transaction.atomic(durable=True)
def accept_terms(
    partner: Partner, *, terms: TermsVersion, login_level: str, actor: Actor, now: datetime
) -> None:
    """Note it with how the partner had logged in; accepting twice changes nothing.

    Raises `NotAllowedNow` if a newer version has been published, or if somebody else than the
    partner himself would accept.
    """
    if actor.account != partner.account_id:
        raise NotAllowedNow(f"accept_terms: partner:{partner.pk}")
    if TermsVersion.objects.current(terms.kind) != terms:
        raise NotAllowedNow(f"accept_terms: termsversion:{terms.pk}")
    _, made = Undertaking.objects.get_or_create(
        partner=partner, terms=terms, defaults={"accepted_at": now, "login_level": login_level}
    )
    if made:
        record(f"partner.accepted_{terms.kind}", subject=partner, actor=actor, at=now)
