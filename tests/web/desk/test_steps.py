"""The table of steps on the page of an order, and its deeds."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from ordvern.apps.core.actors import Actor
from ordvern.apps.orders.models import Order, Step
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.partners.models import LanguagePair, Partner
from tests.cast import HARMLESS

from .conftest import only_file


def deed(staff: Client, step: Step, name: str) -> str:
    address = reverse(f"desk:step-{name}", args=[step.order_id, step.pk])
    return staff.post(address, follow=True).content.decode()


@pytest.fixture
def revised(staff: Client, released: Order) -> Step:
    """A revision that was planned."""
    staff.post(reverse("desk:step-plan", args=[released.pk]), {"language": "fr", "kind": "revise"})
    return released.steps.get(kind="revise")


def test_a_step_is_planned_with_its_day(staff: Client, released: Order) -> None:
    address = reverse("desk:step-plan", args=[released.pk])
    chosen = {"language": "en", "kind": "translate", "due_on": "2026-12-01"}
    page = staff.post(address, chosen, follow=True).content.decode()

    assert "Engelsk" in page
    assert str(released.steps.get(target_language="en").due_on) == "2026-12-01"


def test_the_day_of_a_step_is_set_and_taken_away(staff: Client, released: Order) -> None:
    step = released.steps.get()
    address = reverse("desk:step-day", args=[released.pk, step.pk])
    assert "24. des" in staff.post(address, {"due_on": "2026-12-24"}, follow=True).content.decode()
    staff.post(address, {"due_on": "den 40."})
    assert str(Step.objects.get().due_on) == "2026-12-24"
    staff.post(address, {"due_on": ""})
    assert Step.objects.get().due_on is None


def test_files_are_divided_and_put_together(
    staff: Client, screened: Callable[..., Order], siri: Actor, now: datetime
) -> None:
    order = screened(HARMLESS, HARMLESS)
    clear_for_work(order, actor=siri, now=now)
    step, file = order.steps.get(), order.folder.files.working()[0]
    split = reverse("desk:step-split", args=[order.pk, step.pk])
    staff.post(split, {"file": "every one"})
    assert order.steps.count() == 1
    assert "Samle igjen" in staff.post(split, {"file": file.pk}, follow=True).content.decode()
    assert "Del på flere" in deed(staff, order.steps.get(part=1), "join")


def test_nonsense_is_told_and_not_planned(staff: Client, released: Order) -> None:
    address = reverse("desk:step-plan", args=[released.pk])
    for chosen in ({"language": "xx", "kind": "translate"}, {"language": "en", "kind": "revise"}):
        staff.post(address, chosen)
    assert released.steps.count() == 1


def test_the_way_through_two_steps(staff: Client, released: Order, revised: Step) -> None:
    translate = released.steps.get(kind="translate")
    assert "Siri Hagen" in deed(staff, translate, "begin")
    upload = BytesIO(b"La tondeuse")
    upload.name = "traduction.txt"
    address = reverse("desk:translation-add", args=[released.pk, only_file(released).pk])
    staff.post(address, {"translation": upload})
    assert "Neste steg venter" in deed(staff, translate, "finish")
    assert "Den som har oversatt" in deed(staff, revised, "begin")

    page = deed(staff, revised, "drop")
    assert reverse("desk:order-deliver", args=[released.pk]) in page


def test_a_step_is_put_back(staff: Client, released: Order) -> None:
    step = released.steps.get()
    deed(staff, step, "begin")
    deed(staff, step, "put-back")
    assert Step.objects.get().status == "planned"


def test_partners_are_asked_about_one_step(staff: Client, released: Order, jean: Partner) -> None:
    LanguagePair.objects.create(partner=jean, source_language="nb", target_language="en")
    english = Step.objects.create(order=released, target_language="en")
    address = reverse("desk:step-partners", args=[released.pk, english.pk])
    staff.post(address, {"partner": jean.pk, "mode": "parallel", "hours": 4})

    assert released.jobs.get().step == english


def test_a_translation_goes_into_the_language_that_was_chosen(
    staff: Client, in_work: Order
) -> None:
    Step.objects.create(order=in_work, target_language="en")
    upload = BytesIO(b"The mower is delivered.")
    upload.name = "translation.txt"
    address = reverse("desk:translation-add", args=[in_work.pk, only_file(in_work).pk])
    staff.post(address, {"translation": upload, "language": "en"})

    assert in_work.folder.files.translations().get().target_language == "en"
