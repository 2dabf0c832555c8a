"""What the register notes of a partner is corrected, by staff or by the partner himself."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.partners.models import Partner

CORRECTABLE = ("name", "contact", "phone", "country_of_residence", "words_a_day")
"""The country of work has a use case of its own: jobs in hand depend on it."""


@transaction.atomic(durable=True)
def correct_partner(
    partner: Partner, *, details: dict[str, object], actor: Actor, now: datetime
) -> None:
    """Take over those of `CORRECTABLE` that are given and differ; ValueError for another."""
    if unknown := set(details) - set(CORRECTABLE):
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    changed = [name for name, value in details.items() if getattr(partner, name) != value]
    for name in changed:
        setattr(partner, name, details[name])
    if changed:
        partner.save(update_fields=changed)
        record("partner.corrected", subject=partner, actor=actor, at=now)
