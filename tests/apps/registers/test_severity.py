"""ENISA's score and the duties that follow from it."""

import pytest

from ordvern.apps.registers.facts import proposed_context, proposed_ease
from ordvern.apps.registers.severity import Context, Ease, Level, Loss, Weighing
from ordvern.text import Category

S, B, F, P = Context.SENSITIVE, Context.BEHAVIOURAL, Context.FINANCIAL, Context.SIMPLE


@pytest.mark.parametrize(
    ("weighing", "level"),
    [
        (Weighing(P, Ease.NEGLIGIBLE), Level.LOW),
        (Weighing(P, Ease.MAXIMUM, Loss.PARTLY, is_malicious=True), Level.LOW),
        (Weighing(B, Ease.MAXIMUM), Level.MEDIUM),
        (Weighing(F, Ease.SIGNIFICANT, Loss.PARTLY), Level.MEDIUM),
        (Weighing(F, Ease.MAXIMUM), Level.HIGH),
        (Weighing(S, Ease.MAXIMUM), Level.VERY_HIGH),
    ],
)
def test_levels(weighing: Weighing, level: Level) -> None:
    assert weighing.level is level


def test_low_asks_for_nothing() -> None:
    low = Weighing(P, Ease.MAXIMUM, Loss.FULLY)

    assert not low.asks_for_report
    assert not low.asks_for_notices


def test_encrypted_data_with_a_safe_key_need_no_notices() -> None:
    """Art. 34(3)(a); while the data are gone for good, the report remains due."""
    lost = Weighing(S, Ease.MAXIMUM, availability=Loss.FULLY, is_unintelligible=True)
    copied = Weighing(S, Ease.MAXIMUM, Loss.FULLY, is_unintelligible=True)

    assert (lost.asks_for_report, lost.asks_for_notices) == (True, False)
    assert (copied.asks_for_report, copied.asks_for_notices) == (False, False)


@pytest.mark.parametrize(
    ("kinds", "context", "ease"),
    [
        ([Category.HEALTH, Category.PERSON_NAME], S, Ease.MAXIMUM),
        ([Category.CRIMINAL_OFFENCE], S, Ease.SIGNIFICANT),
        ([Category.BANK_ACCOUNT, Category.NATIONAL_ID], F, Ease.MAXIMUM),
        ([Category.EMAIL], P, Ease.MAXIMUM),
        ([], P, Ease.SIGNIFICANT),
    ],
)
def test_what_the_findings_propose(kinds: list[Category], context: Context, ease: Ease) -> None:
    assert (proposed_context(kinds), proposed_ease(kinds)) == (context, ease)
