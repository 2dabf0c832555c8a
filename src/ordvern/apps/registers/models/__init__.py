"""What the registers keep."""

from .breaches import (
    Breach,
    BreachNotice,
    BreachQuerySet,
    BreachReport,
    BreachText,
    TextField,
    Told,
)
from .disclosures import DisclosedFile, Disclosure
from .processors import ProcessorAgreement
from .wheel import DutyDone, Reminder

__all__ = [
    "Breach",
    "BreachNotice",
    "BreachQuerySet",
    "BreachReport",
    "BreachText",
    "DisclosedFile",
    "Disclosure",
    "DutyDone",
    "ProcessorAgreement",
    "Reminder",
    "TextField",
    "Told",
]
