"""When a case must be answered: one month, or three in all when it was extended.

Source: GDPR Art. 12(3); counted as Regulation 1182/71 Art. 3: from the day of receipt, to the same
day of a later month or its last; what ends on a day off is moved to the next working day. Both
days are shown, and alarms go by the strict one.
"""

from dataclasses import dataclass
from datetime import date

from ordvern.apps.core.workdays import workday_from
from ordvern.apps.retention.periods import Period

ORDINARY = Period(months=1)
EXTENDED = Period(months=3)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The same number in a later month, and the working day it may be moved to."""

    strict: date
    rolled: date


def deadline(received: date, *, extended: bool = False) -> Deadline:
    strict = (EXTENDED if extended else ORDINARY).last_day(received)
    return Deadline(strict, workday_from(strict))
