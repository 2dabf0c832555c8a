"""The method by which risks to persons are weighed, and the risks that every agency has.

Source: CNIL, Privacy Impact Assessment (PIA), Methodology and Knowledge Bases, February 2018:
three feared events; likelihood and severity in four steps each. CNIL draws a map and no levels:
the product and its steps are ours, and that a high risk which is left asks for prior consultation
is GDPR Art. 36(1). Looked at 2026-11-23.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ordvern.apps.registers.severity import Level

from .models import Event, Risk

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText


LEAST = ((12, Level.VERY_HIGH), (8, Level.HIGH), (4, Level.MEDIUM))
ASKS_FOR_CONSULTATION = (Level.HIGH, Level.VERY_HIGH)


def level_of(likelihood: int, severity: int) -> Level:
    """Both from 1 to 4."""
    product = likelihood * severity
    return next((level for least, level in LEAST if product >= least), Level.LOW)


@dataclass(frozen=True, slots=True)
class StandardRisk:
    """A risk of every agency; `promises` are those that stand against it when they are kept."""

    id: str
    event: Event
    title: LazyText
    promises: tuple[str, ...] = ()


STANDARD = (
    StandardRisk(
        "stolen",
        Event.ACCESS,
        _("A machine, a disk or a backup is stolen, and somebody reads what lies on it"),
        ("encrypted-at-once",),
    ),
    StandardRisk(
        "wrong-partner",
        Event.ACCESS,
        _("A partner who was not approved, or not for this, opens files"),
        ("only-approved-partners",),
    ),
    StandardRisk(
        "abroad",
        Event.ACCESS,
        _("Files are opened in a country where they are not protected"),
        ("transfers-outside-eea-controlled", "transfers-forbidden-on-request"),
    ),
    StandardRisk(
        "curious",
        Event.ACCESS,
        _("Somebody of the agency reads files without need"),
        ("only-staff-have-access", "log-cannot-be-changed"),
    ),
    StandardRisk(
        "missed",
        Event.ACCESS,
        _("The screening misses something sensitive, and it is sent on as it stands"),
        ("screened-before-work", "asked-to-redact"),
    ),
    StandardRisk(
        "mail",
        Event.ACCESS,
        _("Content reaches a wrong address by e-mail"),
        ("nothing-by-mail",),
    ),
    StandardRisk(
        "kept",
        Event.ACCESS,
        _("Files and contact details lie longer than there is a reason to"),
        ("files-kept-no-longer", "files-erased-on-receipt", "details-kept-no-longer"),
    ),
    StandardRisk(
        "memory",
        Event.ACCESS,
        _("A translation memory brings a person's data into somebody else's translation"),
        ("no-sensitive-data-in-memories", "nothing-extracted-from-files"),
    ),
    StandardRisk(
        "changed",
        Event.CHANGE,
        _("A translation says something untrue of a person, and somebody acts on it"),
    ),
    StandardRisk(
        "lost",
        Event.LOSS,
        _("Keys or files are lost and cannot be restored"),
    ),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A risk as the list shows it; `risk` is None while nobody has weighed it."""

    id: str
    title: LazyText | str
    event: Event
    promises: tuple[str, ...] = ()
    risk: Risk | None = None

    @property
    def before(self) -> Level | None:
        return level_of(self.risk.likelihood, self.risk.severity) if self.risk else None

    @property
    def after(self) -> Level | None:
        return level_of(self.risk.likelihood_after, self.risk.severity_after) if self.risk else None

    @property
    def is_high(self) -> bool:
        return self.after in ASKS_FOR_CONSULTATION


def weighed_risks() -> list[Weighed]:
    """The standard risks in their order, then the agency's own."""
    kept = list(Risk.objects.order_by("pk"))
    known = {each.standard: each for each in kept if each.standard}
    standard = [
        Weighed(each.id, each.title, each.event, each.promises, known.get(each.id))
        for each in STANDARD
    ]
    own = [
        Weighed(f"own-{each.pk}", each.title, Event(each.event), risk=each)
        for each in kept
        if not each.standard
    ]
    return [*standard, *own]
