"""S42, S49-S51: a partner sees a file approved and bound, or not at all."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from ordvern.apps.core.audit import record
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.partner_access import (
    PartnerNotApproved,
    StatementNotAccepted,
    check_partner,
)
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.usecases.accept_statement import accept_statement
from ordvern.apps.statement.promises.only_approved_partners import breaches
from tests.cast import STATEMENT


def opens(partner: Partner, order: Order, now: datetime) -> None:
    record("file.read", subject=order.folder.files.get(), actor=partner.account.actor, at=now)


def test_kept(submit: Callable[..., Order], jean: Partner, now: datetime) -> None:
    before = now - timedelta(minutes=5)
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=before)
    opens(jean, submit("tekst"), now)

    assert list(breaches(now)) == []


def test_breach_is_seen(submit: Callable[..., Order], jean: Partner, now: datetime) -> None:
    order = submit("tekst")
    opens(jean, order, now)  # bound to nothing yet
    accept_statement(jean, statement=STATEMENT, actor=jean.account.actor, now=now)
    opens(jean, order, now)
    Partner.objects.update(approved_at=now + timedelta(hours=1))
    opens(jean, order, now)

    assert len(list(breaches(now))) == 3


def test_the_short_cut_is_refused(jean: Partner, now: datetime) -> None:
    with pytest.raises(StatementNotAccepted):
        check_partner(jean, statement=STATEMENT, now=now)

    Partner.objects.update(approved_until=timezone.localdate(now) - timedelta(days=1))
    with pytest.raises(PartnerNotApproved):
        check_partner(jean, statement=STATEMENT, now=now)
