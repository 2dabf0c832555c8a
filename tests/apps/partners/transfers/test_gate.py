"""Every country of ISO 3166-1 by class of data, state of the agreement and the customer's choice.

What is expected is written down here a second time, as sets of countries from the law, so that
the gate is not compared with itself.
"""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from ordvern.apps.partners.transfers.countries import countries
from ordvern.apps.partners.transfers.gate import (
    Assessment,
    Basis,
    Choice,
    Confirmation,
    DataClass,
    Footing,
    Obstacle,
    TransferAllowed,
    TransferBlocked,
    Verdict,
    judge,
)
from ordvern.apps.partners.transfers.pack import shipped_pack

DAY = date(2026, 11, 23)
SOON, LATE = date(2027, 6, 30), date(2026, 11, 22)
PACK = replace(shipped_pack(), valid_until=date(2027, 1, 1))

EU = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GR",
    "HR",
    "HU",
    "IE",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
]
EEA = {*EU, "IS", "LI", "NO"}
ADEQUATE = {"AD", "AR", "BR", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "KR", "NZ", "UY"}
IF_CONFIRMED = {"CA", "JP"}
UNDECIDED = {"AX", "GF", "GI", "GP", "MF", "MQ", "RE", "SJ", "YT"}


def footing(country: str, state: str) -> Footing:
    """What stands with a partner in each state; a later state has all that the one before has."""
    confirmed = tuple(Confirmation(each, LATE, SOON) for each in ("pipeda", "appi", "dpf"))
    sensitive = state == "assessed for sensitive data"
    made = Assessment(country, LATE, SOON, covers_sensitive=sensitive)
    agreed = Footing(has_agreement=True)
    signed = replace(agreed, clauses_on=LATE)
    whole = replace(signed, assessments=(replace(made, covers_sensitive=True),))
    return {
        "none": Footing(has_agreement=False),
        "agreement": agreed,
        "condition confirmed": replace(agreed, confirmations=confirmed),
        "clauses": signed,
        "assessment ran out": replace(signed, assessments=(replace(made, valid_until=LATE),)),
        "assessed elsewhere": replace(signed, assessments=(replace(made, country="AQ"),)),
        "assessed": replace(signed, assessments=(made,)),
        "assessed for sensitive data": replace(signed, assessments=(made,)),
        "everything": replace(whole, confirmations=confirmed),
    }[state]


STATES = (
    "none",
    "agreement",
    "condition confirmed",
    "clauses",
    "assessment ran out",
    "assessed elsewhere",
    "assessed",
    "assessed for sensitive data",
    "everything",
)


def by_clauses(country: str, data: DataClass, state: str) -> bool:
    if state in ("assessed for sensitive data", "everything"):
        return True
    if state == "assessed elsewhere" and country == "AQ":  # there it is assessed, and not for these
        return data is not DataClass.SENSITIVE
    return state == "assessed" and data is not DataClass.SENSITIVE


def by_adequacy(country: str, data: DataClass, state: str) -> bool:
    confirmed = state in ("condition confirmed", "everything")
    if country == "US":
        return confirmed and by_clauses(country, data, state)
    return country in ADEQUATE or (country in IF_CONFIRMED and confirmed)


def expected(country: str, data: DataClass, state: str, choice: Choice) -> Basis | None:
    if state == "none":
        return None
    if country in EEA:
        return Basis.EEA
    if choice is Choice.EEA_ONLY or country in UNDECIDED:
        return None
    if by_adequacy(country, data, state):
        return Basis.ADEQUACY
    return Basis.CLAUSES if by_clauses(country, data, state) else None


def basis_of(verdict: Verdict) -> Basis | None:
    return verdict.basis if isinstance(verdict, TransferAllowed) else None


@pytest.mark.parametrize("state", STATES)
def test_every_country(state: str) -> None:
    seen = 0
    for country, data, choice in product(countries(), DataClass, Choice):
        verdict = judge(
            country,
            data=data,
            footing=footing(country, state),
            choice=choice,
            pack=PACK,
            day=DAY,
        )
        assert basis_of(verdict) == expected(country, data, state, choice), (country, data, choice)
        seen += 1

    assert seen == 249 * 3 * 2


@pytest.mark.parametrize("code", ["", "XX", "no", "EU", "ZZ", "NOR", "UK", " NO"])
def test_an_unknown_country_is_blocked(code: str) -> None:
    verdict = blocked(code)

    assert verdict == TransferBlocked(code, Obstacle.UNKNOWN_COUNTRY)


def blocked(country: str, state: str = "everything", day: date = DAY, **also: object) -> Verdict:
    chosen = {"data": DataClass.SENSITIVE, "choice": Choice.LAWFUL, "pack": PACK} | also
    return judge(country, footing=footing(country, state), day=day, **chosen)  # type: ignore[arg-type]  # any of three enums


@pytest.mark.parametrize(
    ("verdict", "obstacle"),
    [
        (blocked("FR", "none"), Obstacle.NO_AGREEMENT),
        (blocked("GB", choice=Choice.EEA_ONLY), Obstacle.CUSTOMER_FORBIDS),
        (blocked("GB", day=date(2027, 1, 2)), Obstacle.PACK_EXPIRED),
        (blocked("SJ"), Obstacle.COUNTRY_UNDECIDED),
        (blocked("CA", "agreement"), Obstacle.CONDITION_NOT_CONFIRMED),
        (blocked("US", "condition confirmed"), Obstacle.NO_FALLBACK),
        (blocked("UA", "agreement"), Obstacle.NO_CLAUSES),
        (blocked("UA", "assessment ran out"), Obstacle.NO_ASSESSMENT),
        (blocked("UA", "assessed"), Obstacle.ASSESSMENT_NOT_SENSITIVE),
    ],
)
def test_each_obstacle_is_named(verdict: Verdict, obstacle: Obstacle) -> None:
    assert isinstance(verdict, TransferBlocked)
    assert verdict.obstacle is obstacle


def test_an_expired_pack_blocks_transfers_and_not_work_in_the_eea() -> None:
    past = date(2027, 1, 2)

    assert isinstance(blocked("NO", day=past), TransferAllowed)
    allowed = [code for code in countries() if basis_of(blocked(code, day=past)) is not None]
    assert set(allowed) == EEA


def test_a_decision_ends_on_its_day() -> None:
    decision = replace(PACK.adequacy["GB"], valid_until=DAY)
    pack = replace(PACK, adequacy={**PACK.adequacy, "GB": decision})

    assert basis_of(blocked("GB", "agreement", pack=pack)) is Basis.ADEQUACY
    assert basis_of(blocked("GB", "agreement", day=date(2026, 11, 24), pack=pack)) is None


def test_what_is_allowed_cites_its_source() -> None:
    canada, ukraine = blocked("CA"), blocked("UA")

    assert isinstance(canada, TransferAllowed)
    assert (canada.source, canada.pack, canada.leaves_the_eea) == ("2002/2/EC", PACK.version, True)
    assert isinstance(ukraine, TransferAllowed)
    assert ukraine.source == "(EU) 2021/914"
