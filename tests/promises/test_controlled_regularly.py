"""S27, S48: internal control is done, each part on its day."""

from datetime import datetime, timedelta

import pytest

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.registers.duties import DUTIES
from ordvern.apps.registers.models import DutyDone
from ordvern.apps.registers.usecases.do_duty import BY_THE_SYSTEM, Evidence, do_duty
from ordvern.apps.statement.promises.controlled_regularly import breaches

pytestmark = pytest.mark.usefixtures("agency")
LATER = timedelta(days=100)


@pytest.fixture
def done(ingrid: Actor, now: datetime) -> None:
    """Everything was gone through today."""
    for duty in DUTIES:
        actor = SYSTEM if duty.id in BY_THE_SYSTEM else ingrid
        do_duty(duty.id, evidence=Evidence(), actor=actor, now=now)


@pytest.mark.usefixtures("done")
def test_kept(now: datetime) -> None:
    assert list(breaches(now + LATER)) == []


@pytest.mark.usefixtures("done")
def test_breach_is_seen(now: datetime) -> None:
    """What is past its day, and what showed something to mend and was left at that."""
    DutyDone.objects.filter(duty="training").delete()
    failed = DutyDone.objects.get(duty="restore-drill")
    DutyDone.objects.filter(pk=failed.pk).update(went_well=False)

    assert list(breaches(now)) == []
    assert list(breaches(now + LATER)) == ["duty:training", f"dutydone:{failed.pk}"]


def test_the_short_cut_is_refused(ingrid: Actor, siri: Actor, now: datetime) -> None:
    """Nobody ticks a restore that no command looked through, nor what is the officer's to say."""
    for duty, actor in (("restore-drill", ingrid), ("risk-review", siri)):
        with pytest.raises(NotAllowedNow):
            do_duty(duty, evidence=Evidence(), actor=actor, now=now)

    assert {"duty:restore-drill", "duty:risk-review"} <= set(breaches(now + LATER))
