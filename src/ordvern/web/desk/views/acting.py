"""What people are told when the house refuses what they asked for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import HttpRequest
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.billing.issuing import NothingToInvoice, SellerNotKnown, VatInKroner
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.resting import Resting
from ordvern.apps.intake.usecases.settle_paper import ProofDoesNotFit
from ordvern.apps.orders.beginning import Rests
from ordvern.apps.orders.certifying import IsCertified
from ordvern.apps.orders.interpreting import MovedMeanwhile
from ordvern.apps.orders.offering import MayNotBeOffered
from ordvern.apps.orders.partner_access import (
    NotMasked,
    PartnerNotApproved,
    StatementNotAccepted,
    TermsNotAccepted,
)
from ordvern.apps.orders.quoting import NotAgreed
from ordvern.apps.orders.redacting import NothingToRedact
from ordvern.apps.orders.remembering import NotForMemories
from ordvern.apps.orders.transfers import TransferNotAllowed
from ordvern.apps.orders.usecases.begin_step import TranslatedItThemselves
from ordvern.apps.orders.usecases.certify_order import NotWhole
from ordvern.apps.orders.usecases.clear_for_work import (
    CustomerNotAsked,
    NotReadByHand,
    NotScreened,
)
from ordvern.apps.orders.usecases.deliver import (
    DifferencesNotAnswered,
    NotChecked,
    NothingCorrected,
    NotOver,
    StepLeft,
)
from ordvern.apps.orders.usecases.finish_interpreting import NoLength, NotBegun
from ordvern.apps.orders.usecases.finish_step import TranslationMissing
from ordvern.apps.orders.usecases.invoice_as_shown import NotPriced, SumChanged
from ordvern.apps.orders.usecases.merge_customers import BothHaveOne
from ordvern.apps.orders.usecases.move_interpreting import TimePassed
from ordvern.apps.orders.usecases.plan_step import NothingToFollow
from ordvern.apps.orders.usecases.send_quote import SentMeanwhile
from ordvern.apps.screening.release import NotReleased

REFUSALS: dict[type[Exception], LazyText] = {
    NotAllowedNow: _("That is not possible any more: the order has moved on. See where it stands."),
    NotScreened: _("A file has changed since it was screened. Wait for the screening to end."),
    NotReadByHand: _(
        "Something could not be read by the system. Open the file, read it, and tick that you"
        " have done so."
    ),
    CustomerNotAsked: _(
        "A file tells something sensitive about somebody. Have it redacted, or ask the customer"
        " to redact it or to tell us to go on."
    ),
    NothingToRedact: _("No file holds any of the kinds that you chose. Choose others."),
    NotAgreed: _(
        "No price is agreed yet. Send a quote, or note that the customer has ordered at our prices."
    ),
    SellerNotKnown: _(
        "An invoice must say who sells and where to pay. Fill in the agency's details first."
    ),
    VatInKroner: _("Norwegian VAT is stated in kroner. Invoice in NOK, or without VAT abroad."),
    NothingToInvoice: _("The lines come to nothing. Give quantities and prices."),
    PartnerNotApproved: _("The partner is not approved now, or may not work from that country."),
    MayNotBeOffered: _("A partner you chose may not be offered this order. See why in the list."),
    TransferNotAllowed: _("The order may not be worked on from that partner's country."),
    NotMasked: _("The masked copies are not made yet. Wait for them, or lift the masking."),
    TermsNotAccepted: _("The partner has not accepted the terms that hold now."),
    StatementNotAccepted: _("The partner has not accepted the privacy statement that holds now."),
    NothingCorrected: _("No translation has come in since the customer asked for a correction."),
    NotChecked: _("A translation of the masked order was not checked. Add it once more."),
    DifferencesNotAnswered: _("A translation differs from its source. Say why that is right."),
    IsCertified: _(
        "It is to be certified: the whole text is translated, and nothing is taken out."
    ),
    MovedMeanwhile: _(
        "The assignment was moved, or is somewhere else, since you opened the page. Load it anew."
    ),
    SentMeanwhile: _("A quote was sent meanwhile. Look at it before you send another."),
    Resting: _("The customer has asked that his data rest. Only the privacy officer opens them."),
    Rests: _("The customer has asked that his data rest. No work begins before that ends."),
    StepLeft: _("A step has not begun. Have it done, or take it out."),
    NotOver: _("Nobody has said how long the interpreting was. Note it first."),
    NotBegun: _("The assignment has not begun yet."),
    TimePassed: _("That time has passed. Choose one that is to come."),
    NoLength: _("Say how long it was; what lasts longer than a day is an order for each day."),
    NothingToFollow: _("Nobody translates into that language, or a later step has begun."),
    TranslationMissing: _("A file has no translation into that language yet."),
    TranslatedItThemselves: _("Whoever translated it does not revise it. Ask somebody else."),
    NotWhole: _(
        "A certified translation is of the whole text. Lift the masking, or ask the customer for"
        " the file as it was."
    ),
    NotForMemories: _("The sentences of this order may not go into that memory."),
    ProofDoesNotFit: _("What you chose proves something else than what was to be done."),
    BothHaveOne: _("Both entries hold something of which a customer can have only one."),
    NotReleased: _("A file has changed since the decision. Decide about it anew."),
    NotPriced: _("No price is known without a person. Invoice it from its own page."),
    SumChanged: _("It comes to something else than you were shown. Look at it once more."),
}


@contextmanager
def refusals_told(request: HttpRequest) -> Iterator[None]:
    """Turn a refusal of a use case into a message on the next page."""
    try:
        yield
    except tuple(REFUSALS) as refusal:
        messages.error(request, str(words_for(refusal)))


def words_for(refusal: Exception) -> LazyText:
    """What is said of a refusal, or else of the nearest kind of refusal that it is one of."""
    return next(REFUSALS[kind] for kind in type(refusal).__mro__ if kind in REFUSALS)
