"""Each guard broken by hand: what somebody with the database and the settings could do past it.

Every deed here goes around the use cases on purpose; each is as small as it can be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.billing.models import Quote
from ordvern.apps.billing.states import QuoteStatus
from ordvern.apps.core.actors import STRANGER
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import AuditEvent
from ordvern.apps.customers.contact import Contact, register
from ordvern.apps.customers.models import Customer
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import new_folder
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.memories.models import Memory, StoredUnit
from ordvern.apps.orders.models import Job, Order, Transfer
from ordvern.apps.orders.states import Status
from ordvern.apps.partners.models import Partner
from ordvern.apps.partners.transfers.gate import Basis, DataClass
from ordvern.apps.registers.models import DutyDone
from ordvern.apps.rights.models import Case
from ordvern.apps.screening.models import Found, Screening, SensitiveKind
from ordvern.apps.statement.promises import (
    loaded_only_after_consent,
    only_contact_details,
    visits_counted_without_visitors,
)
from ordvern.text import Category, Part

A_WHILE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Stage:
    """An order that everything went right with: released, and opened by the partner who has it."""

    order: Order
    job: Job
    agency: Path
    settings: Any
    patch: pytest.MonkeyPatch
    now: datetime

    @property
    def screening(self) -> Screening:
        return Screening.objects.get(file__folder=self.order.folder)


def bind_to_nothing(stage: Stage) -> None:
    Order.objects.update(statement="never-published")


def add_a_column(stage: Stage) -> None:
    fewer = only_contact_details.APPROVED - {"customer.phone"}
    stage.patch.setattr(only_contact_details, "APPROVED", fewer)


def buy_a_list(stage: Stage) -> None:
    register(Contact("Nr. 1", "nr1@liste.example"), now=stage.now)


def take_down_untold(stage: Stage) -> None:
    Inquiry.objects.create(
        number="H-1",
        channel=Inquiry.Channel.PHONE,
        folder=new_folder(now=stage.now),
        received_at=stage.now,
    )


def load_from_elsewhere(stage: Stage) -> None:
    directives = {"script-src": ["'self'", "https://www.googletagmanager.example"]}
    stage.settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}


def keep_more_of_answers(stage: Stage) -> None:
    fewer = loaded_only_after_consent.KEPT_OF_ANSWERS - {"day"}
    stage.patch.setattr(loaded_only_after_consent, "KEPT_OF_ANSWERS", fewer)


def count_something_more(stage: Stage) -> None:
    fewer = visits_counted_without_visitors.COUNTED - {"day"}
    stage.patch.setattr(visits_counted_without_visitors, "COUNTED", fewer)


def open_as_a_stranger(stage: Stage) -> None:
    file = stage.order.folder.files.get()
    record("file.read", subject=file, actor=STRANGER, at=stage.now)


def rewrite_the_log(stage: Stage) -> None:
    AuditEvent.objects.filter(verb="order.received").update(actor_account=7)


def forget_to_delete(stage: Stage) -> None:
    entry = Customer.objects.create(
        account=stage.job.partner.account,
        name="Gunvor Lie",
        registered_at=stage.now - timedelta(days=5 * 366),
    )
    record("customer.registered", subject=entry, actor=STRANGER, at=stage.now)


def forget_a_wish(stage: Stage) -> None:
    _old_case(stage, status="answered", closed_at=stage.now - timedelta(days=1), wish_stands=True)


def leave_unanswered(stage: Stage) -> None:
    _old_case(stage, due_on=timezone.localdate(stage.now) - timedelta(days=3))


def _old_case(stage: Stage, **fields: Any) -> None:
    usual = {
        "number": "R-1",
        "kind": "erasure",
        "channel": "portal",
        "due_on": timezone.localdate(stage.now),
    }
    Case.objects.create(folder=new_folder(now=stage.now), received_at=stage.now, **usual | fields)


def show_a_fault_and_leave_it(stage: Stage) -> None:
    DutyDone.objects.create(
        duty="restore-drill", done_at=stage.now - timedelta(days=40), went_well=False
    )


def move_to_sweden(stage: Stage) -> None:
    stage.settings.RESIDENCY = stage.settings.RESIDENCY | {"files": "SE"}


def declare_afterwards(stage: Stage) -> None:
    Order.objects.update(declared_at=stage.order.received_at + A_WHILE)


def write_words_down(stage: Stage) -> None:
    Found.objects.create(
        screening=stage.screening,
        category=Category.EMAIL,
        segment=0,
        part=Part.BODY,
        start=0,
        end=4,
        recognizer="Torleif Grindheim",
        confidence=1,
    )


def lay_in_the_open(stage: Stage) -> None:
    for blob in (stage.agency / "vault").rglob("*"):
        if blob.is_file():
            blob.write_text("Hageklipperen leveres med kniv.")


def serve_without_tls(stage: Stage) -> None:
    stage.settings.HTTPS = stage.settings.DEMO = stage.settings.DEBUG = False


def approve_too_late(stage: Stage) -> None:
    Partner.objects.update(approved_at=stage.now + A_WHILE)


def work_from_afar(stage: Stage) -> None:
    Partner.objects.update(country_of_work="UZ")


def go_on_though_forbidden(stage: Stage) -> None:
    Transfer.objects.create(
        job=stage.job,
        country="CA",
        basis=Basis.ADEQUACY,
        source="2002/2/EC",
        data=DataClass.PERSONAL,
        pack="2026-11",
        at=stage.now,
    )
    Order.objects.update(eea_only_since=stage.now - A_WHILE)


def let_go_unseen(stage: Stage) -> None:
    Screening.objects.all().delete()


def go_on_without_asking(stage: Stage) -> None:
    SensitiveKind.objects.create(screening=stage.screening, category=Category.HEALTH)


def remember_an_illness(stage: Stage) -> None:
    memory = Memory.objects.create(
        name="Bruk", source_language="nb", target_language="fr", opened_at=stage.now
    )
    StoredUnit.objects.create(
        memory=memory,
        source="Pasienten Torgunn Kvalheim har epilepsi.",
        target="La patiente est malade.",
        codes={"source": [], "target": []},
        added_at=stage.now,
    )


def forget_the_last_day(stage: Stage) -> None:
    Order.objects.update(status=Status.CLOSED)


def erase_nothing(stage: Stage) -> None:
    Folder.objects.filter(pk=stage.order.folder_id).update(asked_at=stage.now - A_WHILE)


def let_a_quote_run_on(stage: Stage) -> None:
    Quote.objects.create(
        folder=stage.order.folder,
        customer=stage.order.customer,
        number=stage.order.number,
        version=1,
        vat_class="S",
        vat_rate=25,
        rule="2026-11",
        status=QuoteStatus.SENT,
        sent_at=stage.now - timedelta(days=9),
        valid_until=(stage.now - timedelta(days=3)).date(),
    )


BREAKS: dict[str, Callable[[Stage], None]] = {
    "each-order-bound-to-a-statement-version": bind_to_nothing,
    "only-contact-details": add_a_column,
    "details-from-the-customer": buy_a_list,
    "notice-on-every-way-in": take_down_untold,
    "nothing-loaded-from-others": load_from_elsewhere,
    "loaded-only-after-consent": keep_more_of_answers,
    "visits-counted-without-visitors": count_something_more,
    "only-staff-have-access": open_as_a_stranger,
    "log-cannot-be-changed": rewrite_the_log,
    "controlled-regularly": show_a_fault_and_leave_it,
    "stored-in-norway": move_to_sweden,
    "details-kept-no-longer": forget_to_delete,
    "erased-on-request": forget_a_wish,
    "requests-answered-in-time": leave_unanswered,
    "declared-before-upload": declare_afterwards,
    "nothing-extracted-from-files": write_words_down,
    "encrypted-at-once": lay_in_the_open,
    "nothing-by-mail": serve_without_tls,
    "only-approved-partners": approve_too_late,
    "transfers-outside-eea-controlled": work_from_afar,
    "transfers-forbidden-on-request": go_on_though_forbidden,
    "screened-before-work": let_go_unseen,
    "asked-to-redact": go_on_without_asking,
    "no-sensitive-data-in-memories": remember_an_illness,
    "files-kept-no-longer": forget_the_last_day,
    "files-erased-on-receipt": erase_nothing,
    "quotes-bind-to-nothing": let_a_quote_run_on,
}
"""How each promise is broken, by its id."""
