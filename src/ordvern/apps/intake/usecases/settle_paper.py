"""Paper is given back or shredded, and what proves it is written down."""

from datetime import datetime

from django.db import transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.intake.models import Paper

PROOFS = {
    Paper.Fate.RETURN: (Paper.Proof.HANDED_OVER, Paper.Proof.REGISTERED),
    Paper.Fate.SHRED: (Paper.Proof.SHREDDED, Paper.Proof.BY_FIRM),
}


class ProofDoesNotFit(Exception):
    """What is said to prove it proves something else."""


@transaction.atomic(durable=True)
def settle_paper(paper: Paper, *, proof: str, reference: str, actor: Actor, now: datetime) -> None:
    """Write the proof down; `reference` is the number of a parcel or a certificate.

    Raises `ProofDoesNotFit`, and `NotAllowedNow` if it is done already.
    """
    if proof not in PROOFS[Paper.Fate(paper.fate)]:
        raise ProofDoesNotFit
    done = Paper.objects.open().filter(pk=paper.pk)
    if not done.update(
        proof=proof, proof_reference=reference.strip(), done_at=now, done_by=actor.account
    ):
        raise NotAllowedNow(f"settle_paper: paper:{paper.pk}")
    record(f"paper.{paper.fate}_done", subject=paper, actor=actor, at=now)
