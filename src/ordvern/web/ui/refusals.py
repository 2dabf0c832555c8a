"""Why a request about rights was refused, in the words that the person reads."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.rights.models import Refusal

WHY: dict[Refusal, LazyText] = {
    Refusal.NOT_THE_PERSON: _(
        "We could not see that it was you who asked, or you told us that it was not. Nothing was"
        " given out and nothing was changed."
    ),
    Refusal.UNFOUNDED: _("We hold the request to be manifestly unfounded."),
    Refusal.EXCESSIVE: _("The same was asked for again and again, within too short a time."),
    Refusal.LEGAL_DUTY: _(
        "A law demands that we keep it, as a rule the bookkeeping act. It is deleted when the time"
        " that the law asks for is over."
    ),
    Refusal.CLAIM: _("It is needed to establish, exercise or defend a legal claim."),
    Refusal.RIGHTS_OF_OTHERS: _("It would harm the rights and freedoms of others."),
}
