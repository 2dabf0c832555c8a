"""Every clock of the system has a test at fixed moments; a new one without fails here.

A clock is a column that holds a last moment, a setting that counts days, hours or months, or one
of the clocks that a law or a contract sets and that stand in code. `CLOCKS` is the list of all.
"""

import ast
from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test.utils import isolate_apps

from .house import ROOT

ENDS = {
    *("due_on", "due_at", "valid_until", "expires_at", "expires_on", "ends_on", "until"),
    *("erase_by", "erase_after", "answer_by", "review_on", "approved_until", "kept_until"),
    *("run_at", "last_on"),
}
COUNTED_IN = ("_DAYS", "_HOURS", "_MONTHS")

LAW = {
    "72 hours of a breach": "apps/registers/test_clock.py::test_hours_are_hours",
    "reminders of a breach": "apps/registers/test_reminding.py::test_once_at_each_mark",
    "the month of a request about rights": "apps/rights/test_clock.py::test_deadline",
    "two months more": "apps/rights/test_cases.py::"
    "test_two_months_more_are_taken_once_and_in_the_first",
    "periods of retention": "apps/retention/test_periods.py::test_last_day",
    "runs of retention": "apps/retention/test_sweep_due.py::test_summer_time_and_leap_days",
    "a jump of the clock": "apps/retention/test_sweep_due.py::"
    "test_a_jump_of_the_clock_stops_the_run",
    "cases, evidence, agreements and versions kept": "apps/registers/test_sweeps.py::"
    "test_goes_the_day_after_its_last",
    "bookkeeping": "apps/erasure/test_sweeps.py::"
    "test_invoices_five_years_after_the_accounting_year",
    "the law pack": "apps/partners/transfers/test_gate.py::"
    "test_an_expired_pack_blocks_transfers_and_not_work_in_the_eea",
    "an adequacy decision": "apps/partners/transfers/test_gate.py::test_a_decision_ends_on_its_day",
    "the yearly wheel": "apps/registers/test_wheel.py::test_half_a_year_ends_on_the_same_number",
    "reminders of the wheel": "apps/registers/test_wheel.py::"
    "test_reminded_before_and_every_week_after",
    "the end of an agreement with a processor": "apps/registers/test_agreements.py::"
    "test_reminded_before_the_last_day_and_after",
    "the yearly look at a processor": "apps/registers/test_agreements.py::"
    "test_looked_at_every_year",
    "reminders of a quote": "apps/orders/test_quotes.py::test_one_reminder_before_it_runs_out",
    "reminders of an attestation": "apps/orders/test_order_clocks.py::"
    "test_reminded_each_week_four_times",
    "mails of a day in one": "apps/post/test_trying.py::test_the_day_ends_in_the_morning",
    "mails tried again": "apps/post/test_trying.py::test_it_is_tried_again_later_and_later",
    "bulk reading": "apps/registers/test_alarms.py::test_what_is_long_ago_raises_no_alarm",
    "sweeps of the worker": "apps/core/test_queue.py::test_sweeps_come_round_once_in_their_time",
}
COLUMNS = {
    "billing.invoice.due_on": "apps/orders/test_order_clocks.py::"
    "test_an_invoice_is_overdue_after_its_day",
    "billing.invoice.erase_after": "apps/orders/test_invoices.py::"
    "test_bookkeeping_keeps_it_five_years_and_no_longer",
    "billing.invoice.kept_until": "apps/orders/test_invoices.py::"
    "test_bookkeeping_keeps_it_five_years_and_no_longer",
    "billing.pricelist.valid_until": "apps/orders/test_order_clocks.py::"
    "test_a_price_list_holds_from_its_first_day_to_its_last",
    "billing.quote.valid_until": "apps/orders/test_quotes.py::"
    "test_a_quote_stands_to_the_end_of_its_day",
    "core.queuedtask.run_at": "apps/core/test_queue.py::test_does_what_is_due_and_no_more",
    "files.folder.erase_by": "apps/files/test_shredding.py::"
    "test_a_folder_that_no_order_adopts_erases_itself",
    "intake.inquiry.due_on": "apps/orders/test_order_clocks.py::"
    "test_a_request_is_answered_within_a_month",
    "orders.attestation.due_on": "apps/orders/test_order_clocks.py::"
    "test_five_working_days_over_easter",
    "orders.job.answer_by": "apps/orders/test_offering.py::test_silence_counts_in_working_hours",
    "partners.absence.last_on": "apps/orders/test_offering.py::"
    "test_whoever_is_away_meanwhile_is_passed_over",
    "partners.authorisation.expires_on": "apps/orders/test_certified.py::"
    "test_a_licence_lost_after_the_offer_is_asked_for_again",
    "partners.partner.approved_until": "apps/orders/test_jobs.py::"
    "test_an_approval_that_runs_out_closes_them",
    "partners.transferground.valid_until": "apps/orders/test_order_clocks.py::"
    "test_the_ground_of_a_transfer_holds_from_its_day_to_its_last",
    "post.outgoingmail.due_at": "apps/post/test_trying.py::test_the_day_ends_in_the_morning",
    "programs.delivery.due_at": "apps/programs/test_webhooks.py::"
    "test_refusing_address_is_tried_again_then_shut_off",
    "programs.token.expires_at": "web/api/test_access.py::test_token_that_does_not_stand_is_none",
    "records.edition.review_on": "apps/records/test_assessment.py::"
    "test_the_day_of_the_next_review_feeds_the_wheel",
    "registers.processoragreement.ends_on": "apps/registers/test_agreements.py::"
    "test_reminded_before_the_last_day_and_after",
    "retention.hold.until": "apps/retention/test_holds.py::test_a_hold_ends_on_its_day",
    "rights.case.due_on": "apps/rights/test_clock.py::test_deadline",
}
SETTINGS = {
    "CLOSE_AFTER_DAYS": "apps/orders/test_order_clocks.py::"
    "test_closed_on_the_thirtieth_day_and_not_before",
    "CORRECT_WITHIN_DAYS": "apps/conversations/test_corrections.py::"
    "test_nobody_asks_for_it_when_the_days_have_passed",
    "CUSTOMER_QUIET_MONTHS": "apps/retention/test_sweep_due.py::"
    "test_a_quiet_customer_goes_when_the_day_is_over_in_oslo",
    "INQUIRY_DAYS": "apps/orders/test_order_clocks.py::test_a_request_is_answered_within_a_month",
    "KEEP_FILES_DAYS": "apps/orders/test_order_clocks.py::"
    "test_closed_on_the_thirtieth_day_and_not_before",
    "KEEP_REFUSED_HOURS": "apps/orders/test_quotes.py::test_declined_the_files_go_within_a_day",
    "MAILBOX_KEEP_ASIDE_DAYS": "apps/intake/test_mailbox.py::"
    "test_old_mail_is_erased_from_the_mailbox",
    "MAILBOX_KEEP_DAYS": "apps/intake/test_mailbox.py::test_old_mail_is_erased_from_the_mailbox",
}
AGREED_BETWEEN_PEOPLE = {
    "orders.job.due_on",
    "orders.offerround.due_on",
    "orders.step.due_on",
    "intake.paper.due_on",
}
"""Days that people set and see, and by which nothing happens of itself."""
CLOCKS = LAW | COLUMNS | SETTINGS


def last_moments(among: Iterable[type[models.Model]]) -> Iterator[str]:
    for model in among:
        for field in model._meta.concrete_fields:
            if isinstance(field, models.DateField) and field.name in ENDS:
                yield f"{model._meta.label_lower}.{field.name}"


def ours() -> list[type[models.Model]]:
    return [each for each in apps.get_models() if each.__module__.startswith("ordvern.")]


def test_every_clock_of_the_system_is_listed() -> None:
    counted = {name for name in dir(settings) if name.endswith(COUNTED_IN)}

    assert set(last_moments(ours())) == set(COLUMNS) | AGREED_BETWEEN_PEOPLE
    assert counted == set(SETTINGS)


@pytest.mark.parametrize("clock", CLOCKS)
def test_it_has_a_test_at_fixed_moments(clock: str) -> None:
    path, _colons, name = CLOCKS[clock].partition("::")
    tree = ast.parse((ROOT / "tests" / path).read_text(encoding="utf-8"))
    tests = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

    assert name in tests, f"{clock}: {path} has no {name}"
    assert any(map(claims, ast.walk(tests[name])))


def claims(node: ast.AST) -> bool:
    """Whether a test can fail there: at an assertion or at a refusal that it waits for."""
    return isinstance(node, ast.Assert) or (
        isinstance(node, ast.Attribute) and node.attr == "raises"
    )


def test_a_planted_clock_is_seen() -> None:
    with isolate_apps("ordvern.apps.files"):
        meta = type("Meta", (), {"app_label": "files"})
        planted = type(
            "Planted",
            (models.Model,),
            {"__module__": __name__, "Meta": meta, "until": models.DateField()},
        )

    assert list(last_moments([planted])) == ["files.planted.until"]
