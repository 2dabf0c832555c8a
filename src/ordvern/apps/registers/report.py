"""A breach as the authority asks for it, field by field, with the facts that the system has.

Source: the fields of Datatilsynet's form for breaches (datatilsynet.no, looked at 2026-08-05) and
GDPR Art. 33(3). The report is in bokmål, whatever language its reader has.
"""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ordvern.apps.screening.kind_names import CATEGORIES

from .facts import Facts, facts_of
from .models import Breach, TextField
from .openings import openings_section
from .running import clock_for
from .sheet import Section, Sheet, answers, moment, pdf
from .words import LEVELS

LANGUAGE = "nb"
TOLD_IN_WORDS = (
    TextField.HAPPENED,
    TextField.DATA,
    TextField.WHERE,
    TextField.CONSEQUENCES,
    TextField.MEASURES,
    TextField.INFORMED,
    TextField.DELAY,
    TextField.REASONS,
)


def report_pdf(breach: Breach, *, now: datetime) -> bytes:
    """The report as it stands now."""
    with translation.override(LANGUAGE):
        return pdf(report_sheet(breach, now=now), at=now)


def report_sheet(breach: Breach, *, now: datetime) -> Sheet:
    """In the language that is active. Raises `Shredded` when the texts were erased."""
    facts, texts = facts_of(breach, now=now), breach.texts_now()
    return Sheet(
        title=_("Breach of personal data security %(number)s") % {"number": breach.number},
        lead=_("Report under GDPR Art. 33, as it stood %(time)s.") % {"time": moment(now)},
        sections=(
            answers(_("The breach"), _about(breach, facts, now)),
            *(Section(str(field.label), texts.get(field, "") or "–") for field in TOLD_IN_WORDS),
            openings_section(facts.openings),
            answers(_("Severity"), _severity(breach)),
            Section(_("Contact"), _contact()),
        ),
    )


def _about(breach: Breach, facts: Facts, now: datetime) -> list[tuple[str, str]]:
    clock = clock_for(breach, now=now)
    kinds = ", ".join(str(CATEGORIES[kind]) for kind in facts.kinds)
    return [
        (_("Main cause"), breach.get_cause_display()),
        (_("Found by"), breach.get_found_by_display()),
        (_("Began"), moment(breach.began_at)),
        (_("Ended"), moment(breach.ended_at)),
        (_("Known since"), moment(breach.known_at)),
        (_("To be reported before"), moment(clock.due_at)),
        (_("Persons affected"), _persons(breach, facts)),
        (_("How they stand to us"), breach.get_about_display() or "–"),
        (_("Orders"), ", ".join(facts.orders) or "–"),
        (_("Files"), number_format(facts.files)),
        (_("Kinds of data found in the files"), kinds or "–"),
        (_("Encryption"), _encryption(breach, facts)),
    ]


def _persons(breach: Breach, facts: Facts) -> str:
    said = _("not known yet") if breach.persons is None else number_format(breach.persons)
    known = ngettext(
        "%(count)s customer with an account", "%(count)s customers with an account", facts.customers
    )
    return f"{said} ({known % {'count': facts.customers}})"


def _encryption(breach: Breach, facts: Facts) -> str:
    state = (
        _("Unintelligible to whoever has them: encrypted, and the key is safe.")
        if breach.is_unintelligible
        else _("Files lie encrypted, a key an order; whoever was let in saw them readable.")
    )
    if facts.vault_checked_at is None:
        return state
    checked = _("Vault last checked %(time)s, faults: %(faults)s.") % {
        "time": moment(facts.vault_checked_at),
        "faults": facts.vault_faults,
    }
    return f"{state} {checked}"


def _severity(breach: Breach) -> list[tuple[str, str]]:
    weighing = breach.weighing
    if weighing is None:
        return [(_("Severity"), _("not weighed yet"))]
    return [
        (_("Severity"), f"{number_format(weighing.score, 2)}: {LEVELS[weighing.level]}"),
        (
            _("Method"),
            _("ENISA 2013: context of the data × ease of identification + circumstances"),
        ),
        (_("Report to the authority"), breach.get_to_report_display()),
        (_("Persons to be told"), breach.get_to_tell_display()),
    ]


def _contact() -> str:
    agency = settings.AGENCY
    return ", ".join(
        filter(
            None,
            (agency[key] for key in ("name", "organisation_number", "address", "phone", "email")),
        )
    )
