"""The pages of memories at the desk: who gets in, what they show, what can be done there."""

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.models import User
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.shredding import destroy, mark_erased
from ordvern.apps.memories.models import Memory, MemoryImport, StoredUnit
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order
from ordvern.apps.partners.models import Partner
from tests.apps.memories.conftest import AGENCY, let_in
from tests.apps.memories.test_import import tmx
from tests.cast import work
from tests.web.entering import client_of

pytestmark = pytest.mark.django_db(transaction=True)
PRESS = ("Trykk på den røde knappen.", "Press the red button.")
DOOR = ("Lukk døra etter deg.", "Close the door behind you.")
ILL = ("Torgunn Kvalheim har epilepsi.", "Torgunn Kvalheim has epilepsy.")


@pytest.fixture
def customers(siri: Actor, submit: Callable[..., Order], now: datetime) -> Memory:
    owner = submit("tekst").customer
    return open_memory(
        "Kundens", source_language="nb", target_language="en", customer=owner, actor=siri, now=now
    )


@pytest.fixture
def full(siri: Actor, now: datetime) -> Memory:
    from ordvern.apps.memories.store import add

    memory = open_memory("Eget", source_language="nb", target_language="en", actor=siri, now=now)
    add(memory, let_in(PRESS, DOOR), scopes=[AGENCY], now=now)
    return memory


def at(memory: Memory, page: str = "") -> str:
    return f"/desk/minner/{memory.pk}/{page}"


def text(client: Client, url: str, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


def hand_in(staff: Client, memory: Memory, content: bytes) -> list[str]:
    file = BytesIO(content)
    file.name = "gammelt.tmx"
    answer = staff.post(at(memory, "ta-inn/"), {"memory": file})
    assert answer.status_code == 302
    return [str(each) for each in get_messages(answer.wsgi_request)]


PAGES = ("", "enheter/", "treff/", "ut/tmx/")


def test_nobody_but_the_agency_gets_in(full: Memory, customers: Memory, jean: Partner) -> None:
    assert customers.customer
    unit = full.units.all()[0].pk
    for account in (customers.customer.account, jean.account):
        client = client_of(account)
        assert client.get("/desk/minner/").status_code == 404
        for page in (*PAGES, f"enheter/{unit}/", "enheter/slett/", "ta-inn/"):
            answers = (client.get(at(full, page)), client.post(at(full, page), {"unit": unit}))
            assert {answer.status_code for answer in answers} <= {404, 405}
    assert Client().get(at(full)).headers["Location"].startswith("/konto/login/")
    assert full.units.count() == 2


def test_an_officer_looks_and_hands_nothing_in(full: Memory, ingrid_account: User) -> None:
    officer = client_of(ingrid_account)

    assert "Eget" in text(officer, "/desk/minner/")
    assert "multipart" not in text(officer, at(full))
    assert officer.get(at(full, "ut/tmx/")).status_code == 404
    assert officer.post(at(full, "ta-inn/")).status_code == 404
    assert officer.get("/desk/minner/nytt/").status_code == 404


def test_memories_are_listed_with_their_owners(
    full: Memory, customers: Memory, staff: Client
) -> None:
    page = text(staff, "/desk/minner/")

    assert all(words in page for words in (full.name, customers.name, "Kari Lunde"))


def test_a_memory_is_opened(staff: Client, customers: Memory) -> None:
    filled = {"name": "Nytt", "source_language": "nn", "target_language": "de"}
    staff.post("/desk/minner/nytt/", filled | {"customer": customers.customer_id or 0})

    opened = Memory.objects.get(name="Nytt")
    assert (opened.target_language, opened.customer) == ("de", customers.customer)
    assert opened.is_sealed


def test_a_memory_needs_two_languages(staff: Client) -> None:
    filled = {"name": "Nytt", "source_language": "nb", "target_language": "nb"}
    page = staff.post("/desk/minner/nytt/", filled).content.decode()

    assert "validation" in page
    assert 'value="Nytt"' in page
    assert not Memory.objects.exists()


def test_an_old_memory_is_handed_in_and_reported(full: Memory, staff: Client) -> None:
    hand_in(staff, full, tmx(("Ny setning her.", "A new sentence here."), ILL))
    run = MemoryImport.objects.get()
    part = at(full, f"ta-inn/{run.pk}/")
    assert part in text(staff, at(full))
    assert "HX-Refresh" not in staff.get(part).headers

    work()

    assert staff.get(part).headers["HX-Refresh"] == "true"
    page = text(staff, at(full))
    assert "every 3s" not in page
    assert "Torgunn" not in page
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["2", "1", "0", "1"]


def test_a_broken_file_is_told_with_its_line(full: Memory, staff: Client) -> None:
    hand_in(staff, full, tmx(PRESS)[:-30])
    work()

    run = MemoryImport.objects.get()
    assert run.line
    assert f"linje {run.line}." in text(staff, at(full))


def test_nothing_chosen_leaves_nothing(full: Memory, staff: Client) -> None:
    answer = staff.post(at(full, "ta-inn/"))

    assert list(get_messages(answer.wsgi_request))
    assert not MemoryImport.objects.exists()
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("form", "begins"), [("tmx", "<?xml"), ("xlf", "<?xml"), ("csv", "source_")]
)
def test_it_is_taken_out(full: Memory, staff: Client, form: str, begins: str) -> None:
    answer = staff.get(at(full, f"ut/{form}/"))

    disposition = answer.headers["Content-Disposition"]
    assert (disposition.split(";")[0], disposition.rstrip('"')[-4:]) == ("attachment", f".{form}")
    content = answer.getvalue().decode("utf-8-sig")
    assert content.startswith(begins)
    assert PRESS[1] in content
    assert staff.get(at(full, "ut/exe/")).status_code == 404


def test_words_are_searched(full: Memory, staff: Client) -> None:
    page = text(staff, at(full, "enheter/"), q="RØDE")

    assert PRESS[0].replace("røde", "<mark>røde</mark>") in page
    assert DOOR[0] not in page
    assert PRESS[0] in text(staff, at(full, "enheter/"), below="x", where="nowhere")


def test_a_match_is_explained(full: Memory, staff: Client) -> None:
    sentence = "Trykk på den grønne knappen."
    page = staff.post(at(full, "treff/"), {"sentence": sentence}).content.decode()

    assert "<del>grønne</del><ins>røde</ins>" in page
    assert PRESS[1] in page


def test_a_translation_is_edited(full: Memory, staff: Client) -> None:
    row = full.units.all()[0]

    staff.post(at(full, f"enheter/{row.pk}/"), {"target": "Push the red button."})

    row.refresh_from_db()
    assert row.target == "Push the red button."


def test_the_guard_refuses_an_edit_and_says_why(full: Memory, staff: Client) -> None:
    row = full.units.all()[0]

    page = staff.post(at(full, f"enheter/{row.pk}/"), {"target": ILL[1]}).content.decode()

    assert "Helse" in page
    assert ILL[1] in page
    row.refresh_from_db()
    assert row.target == PRESS[1]


def test_units_are_erased_after_a_question(full: Memory, staff: Client) -> None:
    row = full.units.all()[0]
    url = at(full, "enheter/slett/")

    asked = staff.post(url, {"unit": [row.pk]}).content.decode()
    assert PRESS[0] in asked
    assert full.units.count() == 2
    staff.post(url, {"unit": [row.pk, "x", 10**6], "confirmed": "1"})

    assert [unit.source for unit in StoredUnit.objects.all()] == [DOOR[0]]


def test_units_of_another_memory_are_not_reached(
    full: Memory, customers: Memory, staff: Client
) -> None:
    row = full.units.all()[0]

    assert staff.get(at(customers, f"enheter/{row.pk}/")).status_code == 404
    staff.post(at(customers, "enheter/slett/"), {"unit": row.pk, "confirmed": "1"})

    assert full.units.count() == 2


def test_a_memory_without_its_key_says_so(customers: Memory, staff: Client, now: datetime) -> None:
    assert customers.folder
    destroy(customers.folder)
    mark_erased(customers.folder, now=now)

    assert staff.get(at(customers)).status_code == 200
    assert staff.get(at(customers, "enheter/")).status_code == 410
    assert staff.get(at(customers, "ut/tmx/")).status_code == 410
    assert staff.post(at(customers, "ta-inn/")).status_code == 404
