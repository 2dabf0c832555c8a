"""What a breach still lacks before it may be reported, told or closed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from .facts import persons_to_tell
from .models import Breach, TextField, Told
from .running import clock_for

ALWAYS = (TextField.HAPPENED,)
IN_THE_END = (TextField.HAPPENED, TextField.CONSEQUENCES, TextField.MEASURES)
"""Art. 33(3) (a), (c) and (d); the contact point, (b), comes from the settings."""


class Lack(StrEnum):
    """Something missing that is not a text."""

    FINAL_REPORT = "final_report"
    NOTICES = "notices"


class NotComplete(Exception):
    """Something is missing; `lacks` name the fields and deeds."""

    def __init__(self, lacks: Sequence[str]) -> None:
        super().__init__(", ".join(lacks))
        self.lacks = tuple(lacks)


def lacks_of_report(breach: Breach, *, is_final: bool, now: datetime) -> list[str]:
    """Phases may be thin (Art. 33(4)), the last may not; a late one says why (Art. 33(1))."""
    wanted = list(IN_THE_END if is_final else ALWAYS)
    if clock_for(breach, now=now).is_late:
        wanted.append(TextField.DELAY)
    return _empty(breach, wanted)


def lacks_of_notices(breach: Breach) -> list[str]:
    return _empty(breach, (TextField.TO_PERSONS,))


def lacks_of_closing(breach: Breach) -> list[str]:
    lacks = _empty(breach, IN_THE_END)
    if breach.to_report == Told.YES and not breach.reports.filter(is_final=True).exists():
        lacks.append(Lack.FINAL_REPORT)
    if breach.to_tell == Told.YES:
        lacks += _untold(breach)
    return lacks


def _untold(breach: Breach) -> list[str]:
    """Persons without an account with us are told in other ways, which are written down."""
    if not persons_to_tell(breach).exists():
        return _empty(breach, (TextField.INFORMED,))
    told = breach.notices.exclude(account=None).values("account")
    untold = persons_to_tell(breach).exclude(pk__in=told)
    return [Lack.NOTICES] if untold.exists() else []


def _empty(breach: Breach, wanted: Iterable[TextField]) -> list[str]:
    texts = breach.texts_now()
    return [field.value for field in wanted if not texts.get(field, "").strip()]
