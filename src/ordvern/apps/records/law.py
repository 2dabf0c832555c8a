"""Which law stands behind which rule of the code, looked at when, and what in it is ours.

Rules that are data (retention, the yearly wheel, the law pack, the rights' refusals) tell it
themselves; those that are code stand here. `docs/law.md` is made of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ordvern.apps.partners.models import law_pack
from ordvern.apps.registers.duties import DUTIES
from ordvern.apps.retention.rules import Rule, rules
from ordvern.apps.retention.words import period_words
from ordvern.apps.rights.models import Kind, Refusal

AUGUST = date(2026, 8, 5)
NOVEMBER = date(2026, 11, 22)
REGISTERS = date(2026, 11, 23)
NO_LAW = "the law names none"


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule: what it says, the law behind it, the day on which somebody last looked at that, where
    it stands in the code (below ``src/ordvern``), and what of it is a decision of ours."""

    id: str
    part: str
    says: str
    law: str
    looked_on: date
    where: str
    ours: str = ""


_CODE = (
    Ground(
        "breach:72-hours",
        "Breaches",
        "The authority is told within 72 consecutive hours from when a breach is known.",
        "GDPR Art. 33(1); Regulation 1182/71 Art. 3; EDPB Guidelines 9/2022 no. 31",
        NOVEMBER,
        "apps/registers/clock.py",
        "The reminders 48, 24 and 6 hours before the end.",
    ),
    Ground(
        "breach:content",
        "Breaches",
        "A report holds nature, persons, consequences, measures, contact; it may come in phases.",
        "GDPR Art. 33(3), 33(4)",
        NOVEMBER,
        "apps/registers/completeness.py",
        "The fields and their order are those of Datatilsynet's form.",
    ),
    Ground(
        "breach:register",
        "Breaches",
        "Every breach is kept, also those that were not reported.",
        "GDPR Art. 33(5)",
        NOVEMBER,
        "apps/registers/models/breaches.py",
    ),
    Ground(
        "breach:persons",
        "Breaches",
        "Persons are told of a high risk, unless nobody can read the data.",
        "GDPR Art. 34(1), 34(3)(a)",
        NOVEMBER,
        "apps/registers/severity.py",
        "The score is ENISA's (2013); which level asks for which duty is ours.",
    ),
    Ground(
        "rights:month",
        "Rights",
        "A request is answered within a month, with two more for reasons told in the first.",
        "GDPR Art. 12(3); Regulation 1182/71 Art. 3",
        AUGUST,
        "apps/rights/clock.py",
        "Alarms go by the strict day, never by the working day that it may be moved to.",
    ),
    Ground(
        "rights:identity",
        "Rights",
        "More about identity is asked only on reasonable doubt.",
        "GDPR Art. 12(6)",
        AUGUST,
        "apps/rights/usecases/prove_identity.py",
        "No copy of a document is ever kept.",
    ),
    Ground(
        "rights:notes",
        "Rights",
        "What was written to prepare a case and given to nobody else is not handed out, as far as"
        " the deciding would suffer.",
        "GDPR Art. 15, 23; personopplysningsloven § 16 e",
        REGISTERS,
        "apps/rights/package.py",
        "The package leaves internal notes out. The exception is narrow: when somebody asks for"
        " them, those on the order look through them.",
    ),
    Ground(
        "rights:recipients",
        "Rights",
        "Partners who had the files are told of an erasure.",
        "GDPR Art. 19",
        AUGUST,
        "apps/orders/usecases/ask_for_attestation.py",
        "Five working days to attest, four reminders a week apart.",
    ),
    Ground(
        "transfer:order",
        "Transfers",
        "The EEA, else an adequacy decision, else clauses with an assessment, else nothing.",
        "GDPR Art. 44-46; EDPB Recommendations 01/2020",
        AUGUST,
        "apps/partners/transfers/gate.py",
        "Art. 49 opens no door. An assessment must have thought of sensitive data to cover them.",
    ),
    Ground(
        "transfer:register",
        "Transfers",
        "Each job whose files could be opened outside the EEA is kept with its ground.",
        "GDPR Art. 30(1)(e), 30(2)(c)",
        AUGUST,
        "apps/orders/partnering.py",
    ),
    Ground(
        "processors",
        "Registers",
        "Whoever processes for the agency has an agreement.",
        "GDPR Art. 28(1), 28(3), 28(4), 28(9)",
        REGISTERS,
        "apps/registers/stores.py",
        "A look every year; reminders 60, 30 and 7 days before an agreement ends.",
    ),
    Ground(
        "records:controller",
        "Registers",
        "A controller's record holds seven fields.",
        "GDPR Art. 30(1)(a)-(g)",
        REGISTERS,
        "apps/records/processing.py",
    ),
    Ground(
        "records:processor",
        "Registers",
        "A processor's record holds four fields.",
        "GDPR Art. 30(2)(a)-(d)",
        REGISTERS,
        "apps/records/processing.py",
        "Customers' names are in the list for inspections and in no version that is kept.",
    ),
    Ground(
        "dpia:content",
        "Registers",
        "An assessment describes, justifies, weighs risks and names measures; the officer advises.",
        "GDPR Art. 35(2), 35(7), 35(9), 35(11)",
        REGISTERS,
        "apps/records/assessment.py",
        "CNIL's scales (2018); likelihood times severity and its levels are ours.",
    ),
    Ground(
        "dpia:consultation",
        "Registers",
        "A high risk that is left is put to the authority first.",
        "GDPR Art. 36(1)",
        REGISTERS,
        "apps/records/usecases/approve_assessment.py",
    ),
    Ground(
        "authorities",
        "Registers",
        "What is handed over to authorities has a ground, and customers are told unless forbidden.",
        "GDPR Art. 5(2), 6(1)(c), 13-14, 48; personopplysningsloven § 16",
        REGISTERS,
        "apps/registers/usecases/decide_disclosure.py",
        "The customer is told as the rule; else the reason is kept.",
    ),
    Ground(
        "holidays",
        "Days",
        "Norwegian holidays, Saturdays and Sundays are no working days.",
        "Regulation 1182/71 Art. 3(4); domstolloven §§ 148-149; helligdagsfredloven § 2",
        AUGUST,
        "apps/core/workdays.py",
    ),
)


def grounds() -> Iterator[Ground]:
    """All of them, part by part: those that are code, then those that are data."""
    yield from _CODE
    yield from map(_of_rule, rules())
    yield from (_of_right(Kind(each)) for each in Kind.values)
    yield from (_of_refusal(Refusal(each)) for each in Refusal.values)
    yield from _of_pack()
    for duty in DUTIES:
        months = f"Every {duty.months} months: {NO_LAW}."
        says = f"{duty.title}: done again and again, with evidence."
        where = "apps/registers/duties.py"
        yield Ground(f"duty:{duty.id}", "Yearly wheel", says, duty.law, NOVEMBER, where, months)


def _of_rule(rule: Rule) -> Ground:
    """Bookkeeping sets the first day; every last day, and all other periods, are ours."""
    least, most = period_words(rule.not_before), period_words(rule.not_after)
    bound = "bokføringsloven" in rule.law
    ours = f"Not after {most}." if bound else f"Both periods: {NO_LAW}."
    return Ground(
        f"retention:{rule.data}",
        "Retention",
        f"{rule.name}: not before {least}, not after {most}, counted from when {rule.since}.",
        rule.law,
        AUGUST,
        "apps/retention/rules.py",
        ours,
    )


def _of_right(kind: Kind) -> Ground:
    if kind is Kind.NAMED_IN_FILES:
        says = f"{kind.label}: sent on to the customer, who answers for the file."
        law, ours = "GDPR Art. 28(3)(e)", "No file is opened or searched for it."
    else:
        says, ours = f"{kind.label} is a right that a person may ask for.", ""
        law = f"GDPR {str(kind.label).partition(' (')[2].removesuffix(')')}"
    return Ground(
        f"rights:{kind}", "Rights", says, law, AUGUST, "apps/rights/usecases/answer_case.py", ours
    )


def _of_refusal(refusal: Refusal) -> Ground:
    reason, _bracket, law = str(refusal.label).partition(" (")
    return Ground(
        f"refusal:{refusal}",
        "Rights",
        f"A ground to refuse: {reason[0].lower()}{reason[1:]}.",
        f"GDPR {law.removesuffix(')')}",
        AUGUST,
        "apps/rights/models.py",
    )


def _of_pack() -> Iterator[Ground]:
    pack = law_pack()
    where = "apps/partners/transfers/pack.py"
    for code, decision in sorted(pack.adequacy.items()):
        until = f", until {decision.valid_until}" if decision.valid_until else ""
        condition = f" Only with the condition {decision.condition}." if decision.condition else ""
        yield Ground(
            f"adequacy:{code}",
            "Transfers",
            f"{code} is adequate from {decision.valid_from}{until}.{condition}",
            f"GDPR Art. 45; {decision.decision} (CELEX {decision.celex})",
            pack.reviewed_on,
            where,
            "Clauses and an assessment lie ready beside it." if decision.fallback else "",
        )
    yield Ground(
        "transfer:pack",
        "Transfers",
        f"The law pack holds until {pack.valid_until}; past it nothing is opened outside the EEA.",
        "GDPR Art. 5(2), 24(1)",
        pack.reviewed_on,
        where,
        "A year from the day on which the sources were looked at.",
    )
    yield Ground(
        "transfer:clauses",
        "Transfers",
        f"Standard contractual clauses, module {pack.clauses.module}.",
        f"GDPR Art. 46(2)(c); {pack.clauses.decision} (CELEX {pack.clauses.celex})",
        pack.reviewed_on,
        where,
    )
