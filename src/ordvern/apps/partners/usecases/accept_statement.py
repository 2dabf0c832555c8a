"""A partner binds himself to the agency's privacy statement."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.partners.models import Partner, StatementAcceptance


@transaction.atomic(durable=True)
def accept_statement(
    partner: Partner, *, statement: str, login_level: str = "", actor: Actor, now: datetime
) -> None:
    """Note that the partner accepts this version; accepting twice changes nothing."""
    _, made = StatementAcceptance.objects.get_or_create(
        partner=partner,
        statement=statement,
        defaults={"accepted_at": now, "login_level": login_level},
    )
    if made:
        record("partner.accepted_statement", subject=partner, actor=actor, at=now)
