"""How long each class of data is kept: no shorter than a law asks, no longer than a purpose lasts.

The rules are data. What is due by `not_before` is deleted by the next run; what is still there
after `not_after` breaks a promise.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.conf import settings
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from .periods import Period

BOOKKEEPING = "bokføringsloven § 13 (LOV-2004-11-19-73)"
SECONDARY = "bokføringsloven § 13 (LOV-2004-11-19-73), NBS 1: sekundærdokumentasjon"
LIMITATION = "foreldelsesloven § 2 (LOV-1979-05-18-18); GDPR 17(3)(e)"
STORAGE = "GDPR 5(1)(e)"
EVIDENCE = "GDPR 5(2), 17(3)(e); foreldelsesloven § 2"


class DataClass(StrEnum):
    """What the same rule holds for."""

    FILES = "files"
    CUSTOMERS = "customers"
    INVOICES = "invoices"
    QUOTES_TAKEN = "quotes_taken"
    QUOTES_NOT_TAKEN = "quotes_not_taken"
    ORDERS = "orders"
    ORDERS_NOT_BOUGHT = "orders_not_bought"
    INQUIRIES = "inquiries"
    PAPERS = "papers"
    PARTNERS = "partners"
    STAFF_ACCOUNTS = "staff_accounts"
    MAIL_IN = "mail_in"
    MAIL_OUT = "mail_out"
    CASES = "cases"
    HOLDS = "holds"
    EMPTY_FOLDERS = "empty_folders"
    EMPTY_ENTRIES = "empty_entries"
    SESSIONS = "sessions"
    LOG = "log"
    BREACHES = "breaches"
    CONTROL = "control"
    AGREEMENTS = "agreements"
    DISCLOSURES = "disclosures"
    RECORDS = "records"


class Owner(StrEnum):
    """Who in the agency answers for a class of data."""

    MANAGER = "manager"
    ACCOUNTS = "accounts"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one class is kept, counted `since` what, by which law, and who answers for it.

    `by_other_means` names what deletes it if the runs of retention do not; what is `routine` goes
    in any number without anybody being asked. `not_yet` says why nothing deletes it so far.
    """

    data: DataClass
    name: LazyText
    since: LazyText
    not_before: Period
    not_after: Period
    law: str
    owner: Owner
    by_other_means: str = ""
    not_yet: str = ""
    routine: bool = False


_RULES = (
    Rule(
        DataClass.FILES,
        _("Files, their names, and what was written about them"),
        _("the order was closed"),
        Period(),
        Period(days=365),
        STORAGE,
        Owner.MANAGER,
        by_other_means="erasure.sweep",
    ),
    Rule(
        DataClass.CUSTOMERS,
        _("Customers' contact details"),
        _("the last order"),
        Period(months=36),
        Period(months=39),
        f"{STORAGE}; {LIMITATION}",
        Owner.MANAGER,
    ),
    Rule(
        DataClass.INVOICES,
        _("Invoices and credit notes"),
        _("the end of the accounting year"),
        Period(years=5, from_year_end=True),
        Period(years=5, months=6, from_year_end=True),
        BOOKKEEPING,
        Owner.ACCOUNTS,
    ),
    Rule(
        DataClass.QUOTES_TAKEN,
        _("Quotes that were accepted"),
        _("the end of the accounting year"),
        Period(years=3, months=6, from_year_end=True),
        Period(years=4, from_year_end=True),
        SECONDARY,
        Owner.ACCOUNTS,
    ),
    Rule(
        DataClass.QUOTES_NOT_TAKEN,
        _("Quotes that came to nothing"),
        _("they were sent"),
        Period(years=1),
        Period(months=15),
        STORAGE,
        Owner.MANAGER,
    ),
    Rule(
        DataClass.ORDERS,
        _("The register of orders, without content"),
        _("the end of the accounting year"),
        Period(years=5, from_year_end=True),
        Period(years=5, months=6, from_year_end=True),
        BOOKKEEPING,
        Owner.ACCOUNTS,
    ),
    Rule(
        DataClass.ORDERS_NOT_BOUGHT,
        _("Orders that were withdrawn or never given, without content"),
        _("they ended"),
        Period(years=3),
        Period(years=3, months=3),
        LIMITATION,
        Owner.MANAGER,
    ),
    Rule(
        DataClass.INQUIRIES,
        _("Inquiries, without their words"),
        _("they came in"),
        Period(years=1),
        Period(months=15),
        STORAGE,
        Owner.MANAGER,
    ),
    Rule(
        DataClass.PAPERS,
        _("Proof of what became of paper"),
        _("the paper was given back or shredded"),
        Period(years=3),
        Period(years=3, months=3),
        EVIDENCE,
        Owner.OFFICER,
    ),
    Rule(
        DataClass.PARTNERS,
        _("Partners who have ended"),
        _("the end of the accounting year"),
        Period(years=3, months=6, from_year_end=True),
        Period(years=4, from_year_end=True),
        SECONDARY,
        Owner.MANAGER,
    ),
    Rule(
        DataClass.STAFF_ACCOUNTS,
        _("Accounts of the agency that are shut"),
        _("the account was shut"),
        Period(years=3),
        Period(years=3, months=3),
        EVIDENCE,
        Owner.OFFICER,
    ),
    Rule(
        DataClass.MAIL_IN,
        _("Keys of messages taken in"),
        _("they came in"),
        Period(months=6),
        Period(months=9),
        STORAGE,
        Owner.MANAGER,
        routine=True,
    ),
    Rule(
        DataClass.MAIL_OUT,
        _("Messages sent, without words"),
        _("they were sent or given up"),
        Period(months=3),
        Period(months=6),
        STORAGE,
        Owner.MANAGER,
        routine=True,
    ),
    Rule(
        DataClass.CASES,
        _("Cases about rights, without their words"),
        _("the case was closed"),
        Period(years=3),
        Period(years=3, months=3),
        EVIDENCE,
        Owner.OFFICER,
    ),
    Rule(
        DataClass.HOLDS,
        _("Holds that have ended"),
        _("the hold ended"),
        Period(years=3),
        Period(years=3, months=3),
        EVIDENCE,
        Owner.OFFICER,
    ),
    Rule(
        DataClass.EMPTY_FOLDERS,
        _("What is left of erased folders: sizes and fingerprints"),
        _("the folder was erased, and nothing leans on it"),
        Period(years=1),
        Period(months=15),
        STORAGE,
        Owner.OFFICER,
    ),
    Rule(
        DataClass.EMPTY_ENTRIES,
        _("Entries of customers without any details"),
        _("the details were erased, and nothing leans on the entry"),
        Period(days=1),
        Period(months=3),
        STORAGE,
        Owner.OFFICER,
    ),
    Rule(
        DataClass.SESSIONS,
        _("Sessions that have run out"),
        _("they ran out"),
        Period(days=1),
        Period(months=1),
        STORAGE,
        Owner.OFFICER,
        routine=True,
    ),
    Rule(
        DataClass.LOG,
        _("The log"),
        _("the entry was written"),
        Period(years=3),
        Period(years=3, months=3),
        EVIDENCE,
        Owner.OFFICER,
        not_yet="the chain of the log cannot be shortened yet",
    ),
    Rule(
        DataClass.BREACHES,
        _("The register of breaches"),
        _("the case was closed"),
        Period(years=5),
        Period(years=5, months=3),
        "GDPR 33(5), 5(2); foreldelsesloven § 2",
        Owner.OFFICER,
    ),
    Rule(
        DataClass.CONTROL,
        _("Evidence of internal control"),
        _("it was done"),
        Period(years=5),
        Period(years=5, months=3),
        "GDPR 5(2), 24(1)",
        Owner.OFFICER,
    ),
    Rule(
        DataClass.AGREEMENTS,
        _("Agreements with processors that have ended"),
        _("the agreement ended"),
        Period(years=3),
        Period(years=3, months=3),
        "GDPR 28(3), 5(2); foreldelsesloven § 2",
        Owner.OFFICER,
    ),
    Rule(
        DataClass.DISCLOSURES,
        _("What was handed over to authorities"),
        _("it was decided"),
        Period(years=5),
        Period(years=5, months=3),
        "GDPR 5(2), 6(1)(c); foreldelsesloven § 2",
        Owner.OFFICER,
    ),
    Rule(
        DataClass.RECORDS,
        _("Versions of the records of processing and of the DPIA"),
        _("they were kept"),
        Period(years=5),
        Period(years=5, months=3),
        "GDPR 30(3), 35(11), 5(2)",
        Owner.OFFICER,
    ),
)


def rules() -> tuple[Rule, ...]:
    """All rules; how long a customer may be quiet is the agency's to set."""
    return tuple(map(_as_set, _RULES))


def rule_of(data: DataClass) -> Rule:
    return next(rule for rule in rules() if rule.data is data)


def _as_set(rule: Rule) -> Rule:
    if rule.data is not DataClass.CUSTOMERS:
        return rule
    months = settings.CUSTOMER_QUIET_MONTHS
    return replace(rule, not_before=Period(months=months), not_after=Period(months=months + 3))
