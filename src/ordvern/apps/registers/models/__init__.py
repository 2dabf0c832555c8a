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
from .wheel import DutyDone, Reminder

__all__ = [
    "Breach",
    "BreachNotice",
    "BreachQuerySet",
    "BreachReport",
    "BreachText",
    "DutyDone",
    "Reminder",
    "TextField",
    "Told",
]
