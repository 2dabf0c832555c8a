"""Notes that the authority was told of a breach, in phases, with the report as it was sent."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow, move
from ordvern.apps.files.store import seal
from ordvern.apps.registers.completeness import NotComplete, lacks_of_report
from ordvern.apps.registers.models import Breach, BreachReport, Told
from ordvern.apps.registers.report import report_pdf
from ordvern.apps.registers.states import REPORT


@transaction.atomic(durable=True)
def report_breach(
    breach: Breach, *, reference: str, is_final: bool, actor: Actor, now: datetime
) -> BreachReport:
    """Keep the next phase, sealed, with the authority's reference. Raises `NotComplete` with what
    the report lacks, and `NotAllowedNow` before it was weighed or if it was decided not to."""
    if breach.to_report != Told.YES:
        raise NotAllowedNow(f"report_breach: breach:{breach.pk}")
    if missing := lacks_of_report(breach, is_final=is_final, now=now):
        raise NotComplete(missing)
    move(breach, REPORT)
    report = BreachReport.objects.create(
        breach=breach,
        phase=breach.reports.count() + 1,
        is_final=is_final,
        reference=reference,
        sealed_pdf=seal(breach.folder_id, report_pdf(breach, now=now)),
        sent_at=now,
        sent_by=actor.account or 0,
    )
    record("breach.reported", subject=breach, actor=actor, at=now)
    return report
