"""The page after a request, for whoever has its link."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from ordvern.apps.core.models import QueuedTask
from ordvern.apps.orders.models import Order
from tests.cast import SENSITIVE

Send = Callable[..., Order]


def test_it_tells_number_and_state_and_no_more(visitor: Client, screened: Send) -> None:
    order = screened(SENSITIVE, name="journal Torleif.txt")

    page = visitor.get(f"/tilbud/takk/{order.token}/").content.decode()

    assert order.number in page
    for secret in ("Torleif", "journal", "Kari", "kari@", "Helse", str(order.pk)):
        assert secret not in page


def test_it_asks_again_while_files_are_looked_through(visitor: Client, submit: Send) -> None:
    order = submit(SENSITIVE)
    QueuedTask.objects.filter(subject=str(order.pk)).update(done=1, total=4)

    answer = visitor.get(f"/tilbud/takk/{order.token}/status/")

    assert answer.status_code == 200
    assert 'hx-trigger="every 2s"' in answer.content.decode()
    assert (answer.context["progress"].done, answer.context["progress"].total) == (1, 4)


def test_it_stops_asking_when_they_are(visitor: Client, screened: Send) -> None:
    answer = visitor.get(f"/tilbud/takk/{screened(SENSITIVE).token}/status/")

    assert answer.status_code == 286
    assert "hx-trigger" not in answer.content.decode()


@pytest.mark.usefixtures("agency")
@pytest.mark.parametrize("tail", ["", "status/"])
def test_a_link_that_was_guessed_leads_nowhere(visitor: Client, tail: str) -> None:
    assert visitor.get(f"/tilbud/takk/{uuid.uuid4()}/{tail}").status_code == 404
