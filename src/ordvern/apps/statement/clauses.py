"""The statement as it stands before an agency words it: sections, and clauses in their order.

A clause that belongs to a promise says what the promise says. The others inform: whose
statement it is, what the law says besides, and openly, where two sentences of such a statement
pull in different directions (C1-C9), which of them holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ordvern.apps.consent.models import question_now

from .promises import PROMISES

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

    from .promise import Promise

SECTIONS: dict[str, LazyText] = {
    "changes": _("This statement"),
    "part-1/what-we-collect": _("Part 1. What you tell us about yourself"),
    "part-1/how-we-collect": _("How we come by it"),
    "part-1/what-we-do": _("What we do with it"),
    "part-1/how-long": _("How long we keep it"),
    "part-1/rights": _("Your rights"),
    "part-2/what-we-do": _("Part 2. What your files hold"),
    "part-2/third-parties": _("Who else sees your files"),
    "part-2/outside-the-eea": _("Outside the EEA"),
    "part-2/sensitive-data": _("Sensitive personal data"),
    "part-2/how-long": _("How long we keep your files"),
    "part-2/rights": _("If you are named in a file"),
    "part-2/quotes": _("If you ask for a quote"),
}
"""The sections in their order, each with its heading."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence, or a few that belong together, of the statement.

    `promise` is the promise that it makes; None if it only informs. `conflict` names the conflict
    of the statement (C1-C9) that it speaks of; `measured` where it is said, as in `Promise`.
    """

    id: str
    section: str
    says: LazyText
    promise: Promise | None = None
    conflict: str = ""
    measured: bool | None = None


def _asked_before() -> str:
    question = question_now()
    return gettext(
        "We use %(names)s, if you say yes. What is sent to others to measure visits cannot be"
        " called anonymous, whatever they call it; therefore we ask you first, send nothing before"
        " you have said yes, and stop as soon as you take your yes back."
    ) % {"names": ", ".join(each.name for each in question.asks_about) if question else "–"}


ASKED_BEFORE = cast("LazyText", lazy(_asked_before, str)())  # as the stubs call what lazy makes

INFORMING = (
    Clause(
        "two-parts",
        "changes",
        _(
            "This statement has two parts: one about what you tell us about yourself, one about"
            " what the files hold that you send us."
        ),
    ),
    Clause(
        "changes-are-told",
        "changes",
        _(
            "The law wants you to know of changes, so we publish every version with what is new in"
            " it, and tell customers and partners by e-mail."
        ),
        conflict="C4",
    ),
    Clause(
        "controller-of-the-register",
        "part-1/what-we-collect",
        _(
            "We are the controller of what we keep about you as a customer: by law nobody is a"
            " mere processor of his own register. The ground is the contract that you ask for"
            " (GDPR Article 6(1)(b))."
        ),
        conflict="C1",
    ),
    Clause(
        "invoices-need-more",
        "part-1/what-we-collect",
        _(
            "An invoice needs more than contact details: the buyer's organisation number,"
            " reference and address. They are kept apart, for as long as bookkeeping demands."
        ),
        conflict="C3",
    ),
    Clause(
        "necessary-cookies",
        "part-1/how-we-collect",
        _(
            "Our pages set the cookies that they need to work; a page of its own lists them, with"
            " how long each lasts."
        ),
    ),
    Clause(
        "no-anonymous-tracking",
        "part-1/how-we-collect",
        _(
            "What is sent to others to measure visits cannot be called anonymous, whatever they"
            " call it; therefore we send nothing."
        ),
        conflict="C2",
        measured=False,
    ),
    Clause(
        "asked-before-measuring",
        "part-1/how-we-collect",
        ASKED_BEFORE,
        conflict="C2",
        measured=True,
    ),
    Clause(
        "kept-for-bookkeeping",
        "part-1/how-long",
        _(
            "Contact details and the number of the order are kept for five years after the end of"
            " the accounting year where the bookkeeping act demands it."
        ),
    ),
    Clause(
        "your-rights",
        "part-1/rights",
        _(
            "You may ask to see what we hold about you, have it corrected or erased, have its use"
            " restricted, object, and take it with you. Write to the address on this page; we"
            " answer within a month."
        ),
    ),
    Clause(
        "complaints",
        "part-1/rights",
        _(
            "If you think that we break the rules you may complain to the Norwegian Data"
            " Protection Authority, Datatilsynet."
        ),
    ),
    Clause(
        "controller-of-the-files",
        "part-2/what-we-do",
        _(
            "You are the controller of the personal data in files that you send, and we are your"
            " processor. A private person who sends papers of his own is no controller; then we"
            " answer for them."
        ),
        conflict="C5",
    ),
    Clause(
        "seen-but-not-extracted",
        "part-2/what-we-do",
        _(
            "To find sensitive data a program must see them. It notes what kind was found and"
            " where, never the words, and forgets the rest."
        ),
        conflict="C6",
    ),
    Clause(
        "answers-for-partners",
        "part-2/third-parties",
        _("We answer to you for what a partner does with your files, as if we had done it."),
    ),
    Clause(
        "stored-here-opened-there",
        "part-2/outside-the-eea",
        _(
            "Your files stay on servers in Norway. When a partner abroad opens one, the law calls"
            " that a transfer, although it is stored nowhere else."
        ),
        conflict="C8",
    ),
    Clause(
        "what-remains",
        "part-2/how-long",
        _(
            "What the law makes us keep remains after an erasure, such as the invoice. The"
            " certificate of erasure says what remains, why, and until when."
        ),
        conflict="C9",
    ),
    Clause(
        "named-in-a-file",
        "part-2/rights",
        _(
            "If you are named in a file that somebody else has sent, write to us. We pass your"
            " request on to whoever sent it, who answers for it, and help; we do not search the"
            " files for you, because nobody shall be able to."
        ),
        conflict="C7",
    ),
)
"""What the statement says besides its promises."""


def standard_clauses() -> list[Clause]:
    """All clauses as the agency has it now."""
    return clauses_where(is_measured=question_now() is not None)


def clauses_where(*, is_measured: bool) -> list[Clause]:
    """All clauses in the order of the statement: in a section the informing ones come first.

    Where services of others may measure visitors they are others than where none may.
    """
    promised = [
        Clause(each.id, each.clause, each.says, each, measured=each.measured) for each in PROMISES
    ]
    said = [each for each in (*INFORMING, *promised) if each.measured in (None, is_measured)]
    return sorted(said, key=lambda clause: list(SECTIONS).index(clause.section))
