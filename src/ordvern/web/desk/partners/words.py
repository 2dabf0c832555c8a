"""What stands in the way of a partner, and what a partner lacks, in words."""

from collections.abc import Iterable

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.orders.offering import Hindrance
from ordvern.apps.partners.readiness import Lack
from ordvern.apps.partners.transfers.gate import Obstacle

REASONS: dict[str, LazyText] = {
    Lack.NO_CONTACT: _("No contact and phone noted"),
    Lack.NO_LANGUAGES: _("No languages noted"),
    Lack.NO_COUNTRY_OF_RESIDENCE: _("No country of residence noted"),
    Lack.NO_TERMS_PUBLISHED: _("The agency has not published its terms for partners"),
    Lack.AGREEMENT_NOT_ACCEPTED: _("Has not accepted the agreement that holds now"),
    Lack.DEVICES_NOT_ACCEPTED: _("Has not accepted the rule for devices"),
    Lack.STATEMENT_NOT_ACCEPTED: _("Has not accepted the privacy statement that holds now"),
    Hindrance.NOT_APPROVED: _("Not approved yet"),
    Hindrance.SUSPENDED: _("Suspended"),
    Hindrance.ENDED: _("Ended"),
    Hindrance.EXPIRED: _("The approval has run out"),
    Hindrance.OTHER_LANGUAGES: _("Translates other languages"),
    Hindrance.NOT_AUTHORISED: _("Not authorised to certify in this direction"),
    Hindrance.TRANSLATED_IT: _("Translated it, and so does not revise it"),
    Hindrance.AWAY: _("Away today"),
    Hindrance.RESTRICTED: _("The customer has asked that his data rest"),
    Obstacle.UNKNOWN_COUNTRY: _("The country of work is not known"),
    Obstacle.NO_AGREEMENT: _("No agreement for sub-processors"),
    Obstacle.CUSTOMER_FORBIDS: _("The customer wants no work outside the EEA"),
    Obstacle.PACK_EXPIRED: _("The law pack must be looked at anew"),
    Obstacle.COUNTRY_UNDECIDED: _("The law pack does not decide about that country"),
    Obstacle.CONDITION_NOT_CONFIRMED: _("The condition of the adequacy decision is not confirmed"),
    Obstacle.NO_FALLBACK: _("Clauses and an assessment must lie ready beside the decision"),
    Obstacle.NO_CLAUSES: _("Outside the EEA without standard clauses"),
    Obstacle.NO_ASSESSMENT: _("No assessment of that country holds today"),
    Obstacle.ASSESSMENT_NOT_SENSITIVE: _("The assessment does not cover sensitive data"),
}


def told(reasons: Iterable[str]) -> list[LazyText]:
    return [REASONS[reason] for reason in reasons]
