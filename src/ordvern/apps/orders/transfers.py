"""Asks the transfer gate for an order and a partner, and writes the register of transfers."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from ordvern.apps.partners.models import Partner, law_pack
from ordvern.apps.partners.transfers.gate import (
    Choice,
    DataClass,
    Obstacle,
    TransferAllowed,
    Verdict,
    judge,
)
from ordvern.apps.screening.models import Screening
from ordvern.detection import RiskClass

from .models import Job, Masking, Order, Transfer, TransferBan

_MILD = {RiskClass.NONE: DataClass.NOTHING_PERSONAL, RiskClass.PERSONAL: DataClass.PERSONAL}


class TransferNotAllowed(Exception):
    """The partner may not see the order's files where he works; `obstacle` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


def data_class_of(order: Order) -> DataClass:
    """The gravest class of the working files; one that was not screened or read is sensitive."""
    files = list(order.folder.files.working().select_related("screening"))
    seen = [file.screening for file in files if hasattr(file, "screening")]
    if not seen or len(seen) < len(files):
        return DataClass.SENSITIVE
    classes = list(DataClass)
    return max(map(_class_of, seen), key=classes.index)


def _class_of(screening: Screening) -> DataClass:
    if not screening.was_read or screening.risk not in list(RiskClass):
        return DataClass.SENSITIVE
    return _MILD.get(RiskClass(screening.risk), DataClass.SENSITIVE)


def choice_of(order: Order) -> Choice:
    """What the customer has said of this order, or of all his orders."""
    if order.eea_only_since is not None:
        return Choice.EEA_ONLY
    banned = TransferBan.objects.filter(account=order.customer.account_id).exists()
    return Choice.EEA_ONLY if banned else Choice.LAWFUL


@dataclass(frozen=True, slots=True)
class Matter:
    """What the gate asks of an order, whoever is to see its files."""

    data: DataClass
    choice: Choice


def matter_of(order: Order) -> Matter:
    return Matter(data_class_of(order), choice_of(order))


def verdict_for(order: Order, partner: Partner, *, now: datetime) -> Verdict:
    """Whether the partner may see the order's files from where he works. Placeholders do not make
    a masked copy milder: in our hands, who hold the map, it is still about somebody."""
    return verdict_on(matter_of(order), partner, now=now)


def verdict_on(matter: Matter, partner: Partner, *, now: datetime) -> Verdict:
    return judge(
        partner.country_of_work,
        data=matter.data,
        footing=partner.footing(),
        choice=matter.choice,
        pack=law_pack(),
        day=timezone.localdate(now),
    )


def demand(order: Order, partner: Partner, *, now: datetime) -> TransferAllowed:
    """The verdict as evidence; raise `TransferNotAllowed` if it is not one."""
    return granted(verdict_for(order, partner, now=now))


def granted(verdict: Verdict) -> TransferAllowed:
    """As `demand`, of a verdict that is there."""
    if not isinstance(verdict, TransferAllowed):
        raise TransferNotAllowed(verdict.obstacle)
    return verdict


def register(job: Job, transfer: TransferAllowed, *, now: datetime) -> None:
    """Note a transfer outside the EEA; call in the transaction that opens the files."""
    if not transfer.leaves_the_eea:
        return
    Transfer.objects.create(
        job=job,
        country=transfer.country,
        basis=transfer.basis.value,
        source=transfer.source,
        data=data_class_of(job.order).value,
        pack=transfer.pack,
        is_masked=Masking.objects.filter(order=job.order_id).exists(),
        at=now,
    )
