"""Who runs what for the agency, as the operator declares it, and what lacks an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .models import ProcessorAgreement

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

SMS = "sms"
STORES: dict[str, LazyText] = {
    "database": _("Register and log"),
    "files": _("Encrypted files"),
    "keys": _("Keys"),
    "backups": _("Backups"),
    "mail": _("Mail"),
    "mailbox": _("Mailbox"),
    SMS: _("Text messages"),
}
OWN_GATEWAY = "ordvern.apps.post.sms.FILE"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that `operator` runs for the agency without an agreement that stands and covers
    it; nobody is named where `operator` is empty."""

    store: str
    operator: str

    @property
    def name(self) -> LazyText | str:
        return STORES.get(self.store, self.store)


def run_by_others() -> Iterator[tuple[str, str]]:
    """Each store that another runs, with who does; a gateway for text messages always is one."""
    own = settings.AGENCY["name"].casefold()
    for store, operator in settings.OPERATORS.items():
        if store != SMS and operator.casefold() != own:
            yield store, operator
    if settings.SMS_GATEWAY not in ("", OWN_GATEWAY):
        yield SMS, settings.OPERATORS.get(SMS, "")


def missing_agreements(day: date) -> list[Missing]:
    """What is run by others and no agreement of Art. 28(3) that stands on the day covers."""
    covered = {
        (store, each.processor.casefold())
        for each in ProcessorAgreement.objects.standing(day)
        for store in each.stores
    }
    return [
        Missing(store, operator)
        for store, operator in run_by_others()
        if (store, operator.casefold()) not in covered
    ]
