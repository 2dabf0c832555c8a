"""The rules as a table: how long, by which law, and how much goes next month."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy

from ordvern.apps.retention.rules import Owner, Rule, rules
from ordvern.apps.retention.sweeping import sweeps
from ordvern.apps.retention.words import period_words

AHEAD = timedelta(days=31)
OWNERS: dict[Owner, LazyText] = {
    Owner.MANAGER: gettext_lazy("General manager"),
    Owner.ACCOUNTS: gettext_lazy("Bookkeeping"),
    Owner.OFFICER: gettext_lazy("Privacy officer"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A rule, how many rows are due now, and how many in a month; None where others delete."""

    rule: Rule
    due: int | None
    ahead: int | None

    @property
    def not_before(self) -> str:
        return period_words(self.rule.not_before)

    @property
    def not_after(self) -> str:
        return period_words(self.rule.not_after)

    @property
    def owner(self) -> LazyText:
        return OWNERS[self.rule.owner]


def rows(now: datetime) -> list[Row]:
    """Every rule, with what a run would find now and in a month."""
    counted = {
        sweep.data: (sweep.due(now).count(), sweep.due(now + AHEAD).count()) for sweep in sweeps()
    }
    found = []
    for rule in rules():
        due, ahead = counted.get(rule.data, (None, None))
        found.append(Row(rule, due, ahead))
    return found
