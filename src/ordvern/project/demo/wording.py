"""The demo's statement: as it was first, and as the agency words it anew since."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from ordvern.apps.core.actors import SYSTEM
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.usecases.publish_statement import next_name, publish_statement
from ordvern.apps.statement.usecases.reword_clause import Wording, add_clause, reword_clause

from .cast import Cast

FIRST = datetime(2026, 9, 1, 8, tzinfo=UTC)
NEWS = timedelta(days=6)
REWORDED = Wording(
    "En faktura trenger mer enn kontaktopplysninger: kjøperens organisasjonsnummer, referanse og"
    " fakturaadresse. De lagres for seg, så lenge bokføringsreglene krever.",
    "Ein faktura treng meir enn kontaktopplysningar: organisasjonsnummeret, referansen og"
    " fakturaadressa til kjøparen. Dei blir lagra for seg, så lenge bokføringsreglane krev.",
    "An invoice needs more than contact details: the buyer's organisation number, reference and"
    " billing address. They are kept apart, for as long as bookkeeping demands.",
)
OWN = Wording(
    "Prøveutskrifter på papir blir makulert samme dag.",
    "Prøveutskrifter på papir blir makulerte same dagen.",
    "Proofs on paper are shredded the same day.",
)


def publish_first() -> None:
    """As it stands before the agency words anything itself."""
    publish_statement(f"{FIRST:%Y-%m-%d}", actor=SYSTEM, now=FIRST)


def publish_anew(cast: Cast, now: datetime) -> None:
    """One clause in other words, one of the agency's own; the partners accept it in turn."""
    officer, at = cast.ingrid.actor, now - NEWS
    reword_clause("invoices-need-more", wording=REWORDED, actor=officer, now=at)
    add_clause("part-2/how-long", wording=OWN, actor=officer, now=at)
    published = publish_statement(next_name(timezone.localdate(at)), actor=officer, now=at)
    for hours, partner in enumerate((cast.jean, cast.ewa, cast.claire), 2):
        accept_statement(
            partner,
            statement=published.version,
            login_level="code",
            actor=partner.account.actor,
            now=at + timedelta(hours=hours),
        )
