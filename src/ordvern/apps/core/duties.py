"""What people of the agency are there to do, and what each duty lets them do: one table.

A duty opens pages (`web.ui.access`) and deeds: whoever of the staff does something that the log
calls by a verb must have a power that the verb needs, or `audit.record` refuses, and the whole
transaction with it. Which orders somebody sees is another question (`files.need_to_know`). The
privacy officer is no duty but a role of his own: who oversees the work does not do it (GDPR
Art. 38(6)).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

ENDING = "_undone"
"""What the log adds to the verb of a deed that was taken back."""


class Duty(StrEnum):
    """What somebody of the staff is there for; one may have several."""

    PROJECT_MANAGER = "project_manager"
    TRANSLATOR = "translator"
    FINANCE = "finance"
    OWNER = "owner"


class Power(StrEnum):
    """Something that a duty lets people do."""

    RUN_ORDERS = "run_orders"
    """Decide, quote, plan, offer, deliver; customers, partners, memories and what comes in."""
    TRANSLATE = "translate"
    """Open the files of an order that one sees, and translate them."""
    KEEP_ACCOUNTS = "keep_accounts"
    """Prices, invoices and payments, and what is known of the agency."""
    LEAD_PEOPLE = "lead_people"
    """Who works here, with which duties, and bound to what."""


class NotOfTheirDuty(Exception):
    """Somebody of the staff tried what none of his duties lets him do."""


MAY: Mapping[Duty, frozenset[Power]] = {
    Duty.PROJECT_MANAGER: frozenset({Power.RUN_ORDERS, Power.TRANSLATE}),
    Duty.TRANSLATOR: frozenset({Power.TRANSLATE}),
    Duty.FINANCE: frozenset({Power.KEEP_ACCOUNTS}),
    Duty.OWNER: frozenset(Power),
}
USUAL = frozenset({Duty.PROJECT_MANAGER, Duty.FINANCE})
"""What a member of the staff is there for if nobody said otherwise."""

_ANYBODY: frozenset[Power] = frozenset()
_RUN, _ACCOUNTS = frozenset({Power.RUN_ORDERS}), frozenset({Power.KEEP_ACCOUNTS})
_TRANSLATE, _LEAD = frozenset({Power.TRANSLATE}), frozenset({Power.LEAD_PEOPLE})

NEEDS: Mapping[str, frozenset[Power]] = {
    "account": _LEAD,
    "account.wish_kept": _ANYBODY,
    "agency": _ACCOUNTS,
    "confidentiality": _LEAD,
    "confidentiality.signed": _ANYBODY,
    "customer": _RUN | _ACCOUNTS,
    "customer.merged": _RUN,
    "customer.terms_set": _ACCOUNTS,
    "file": _RUN,
    "file.read": _TRANSLATE,
    "invoice": _ACCOUNTS,
    "note": _TRANSLATE,
    "order.invoiced": _ACCOUNTS,
    "order.price_agreed": _RUN | _ACCOUNTS,
    "order.translation_acknowledged": _TRANSLATE,
    "order.translation_added": _TRANSLATE,
    "order.work_started": _TRANSLATE,
    "pricelist": _ACCOUNTS,
    "rights": _ANYBODY,
    "step.begun": _TRANSLATE,
    "step.done": _TRANSLATE,
    "step.put_back": _TRANSLATE,
    "token": _ANYBODY,
}
"""By verb of the log, or by what stands before its dot: one of these powers is needed. What is
not named here is the project managers'."""


def powers_of(duties: Iterable[Duty]) -> frozenset[Power]:
    return frozenset(power for duty in duties for power in MAY[duty])


def check_power(verb: str, powers: frozenset[Power]) -> None:
    """Raises `NotOfTheirDuty` unless one of `powers` lets somebody do what `verb` says; who may
    do something may take it back."""
    verb = verb.removesuffix(ENDING)
    needed = NEEDS.get(verb, NEEDS.get(verb.partition(".")[0], _RUN))
    if needed and not needed & powers:
        raise NotOfTheirDuty(verb)
