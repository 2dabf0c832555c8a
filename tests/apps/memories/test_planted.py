"""Whichever way thousands of random writes come, with a value planted in each: none is stored."""

import random
import uuid
from collections.abc import Callable, Sequence

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from ordvern.apps.core.actors import STRANGER, Actor
from ordvern.apps.core.models import User
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import add_file, new_folder, put_bytes
from ordvern.apps.memories.models import Memory, MemoryImport, StoredUnit
from ordvern.apps.memories.store import units_of
from ordvern.apps.memories.usecases import take_in
from ordvern.apps.memories.usecases.begin_import import begin_import
from ordvern.apps.memories.usecases.edit_unit import edit_unit
from ordvern.apps.memories.usecases.export_memory import export_memory
from ordvern.apps.orders.models import Remembering
from ordvern.apps.orders.usecases.remember_sentences import remember_sentences
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.programs.models import Scope as ProgramScope
from ordvern.apps.programs.usecases.make_token import make_token
from tests.cast import KARI, STATEMENT, work
from tests.memory.test_planted import SECRETS

from .planting import FORMS, IN_EACH, Write, writes

pytestmark = pytest.mark.django_db(transaction=True)
Remember = Callable[..., int]


@pytest.fixture
def program(siri_account: User, ingrid: Actor) -> Client:
    """A program of the agency that may feed memories."""
    asked = {"name": "Vevstol", "scopes": [ProgramScope.MEMORIES_WRITE], "days": 30}
    _, secret = make_token(siri_account, **asked, actor=ingrid, now=timezone.now())
    return Client(headers={"Authorization": f"Bearer {secret}"})


def sent_by(program: Client, memory: Memory, content: str) -> None:
    file = SimpleUploadedFile("gammelt.bin", content.encode())
    address = f"/api/v1/memories/{memory.pk}/imports"
    headers = {"Idempotency-Key": "planted-0001"}
    assert program.post(address, {"memory": file}, headers=headers).status_code == 202
    work()


def imported(memory: Memory, content: str, actor: Actor) -> MemoryImport:
    now = timezone.now()
    folder = new_folder(now=now)
    deposit = put_bytes(folder, content.encode(), name="gammelt.bin")
    run = begin_import(memory, folder=folder, deposit=deposit, actor=actor, now=now)
    work()
    run.refresh_from_db()
    assert run.status == MemoryImport.Status.DONE
    return run


def delivered(memory: Memory, some: Sequence[Write]) -> Remembering:
    """An order whose sentences go to the guard, past the desk's own question whether they may."""
    now = timezone.now()
    folder = new_folder(now=now)
    source = "\n\n".join(each.source for each in some).encode()
    target = "\n\n".join(each.target for each in some).encode()
    order = submit_request(
        folder,
        deposits=[put_bytes(folder, source, name="inn.txt")],
        contact=KARI,
        assignment=Assignment("nb", "en"),
        token=uuid.uuid4(),
        statement=STATEMENT,
        actor=STRANGER,
        now=now,
    )
    deposit = put_bytes(folder, target, name="ut.txt")
    came = {"role": StoredFile.Role.TRANSLATION, "target_language": "en"}
    add_file(folder, deposit, now=now, derived_from=folder.files.get(), **came)
    run = Remembering.objects.create(order=order, memory=memory, asked_at=now)
    remember_sentences(run, clock=timezone.now)
    return run


def edited(memory: Memory, some: Sequence[Write], actor: Actor, chance: random.Random) -> None:
    rows = list(memory.units.all())
    for each in some:
        edit_unit(chance.choice(rows), target=each.target, actor=actor, now=timezone.now())


def write_all(
    memory: Memory, count: int, actor: Actor, program: Client, remember: Remember
) -> None:
    """So many writes by every way there is: twelve of twenty as files, the rest by the others."""
    chance = random.Random(count)
    some = count // 20
    for written, places in FORMS.values():
        share = count * 12 // 20 // len(FORMS)
        imported(memory, written(writes(chance, places, share)), actor)
    tmx, places = FORMS["tmx"]
    sent_by(program, memory, tmx(writes(chance, places, 2 * some)))
    for _ in range(2):
        assert delivered(memory, writes(chance, IN_EACH, some)).ended_at
    seam = writes(chance, IN_EACH, 2 * some)
    remember(memory, *((each.source, each.target) for each in seam))
    edited(memory, writes(chance, ("text", "target"), 2 * some), actor, chance)


def all_that_is_kept(memory: Memory, actor: Actor) -> str:
    """Every row of every table, the units as they are read, and the memory taken out."""
    ids = list(memory.units.values_list("pk", flat=True))
    units = [repr(units_of(memory, ids[at : at + 500])) for at in range(0, len(ids), 500)]
    file = b"".join(export_memory(memory, actor=actor, now=timezone.now())).decode()
    tables = [model._meta.db_table for model in apps.get_models() if not model._meta.proxy]
    index = [name for name in connection.introspection.table_names() if name.startswith("memory_")]
    return "\n".join([file, *units, *map(_rows, {*tables, *index})])


def _rows(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the names are our own
        return "\n".join(_plain(value) for row in cursor.fetchall() for value in row)


def _plain(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return str(value)


def planted_in(kept: str) -> list[str]:
    return [secret for secret in SECRETS if secret in kept]


@pytest.mark.parametrize("count", [240, pytest.param(5_000, marks=pytest.mark.nightly)])
@pytest.mark.timeout(3600)
def test_nothing_planted_is_stored_by_any_way(
    memory: Memory, count: int, siri: Actor, program: Client, remember: Remember
) -> None:
    """Five thousand into an open memory and as many into a customer's, every night."""
    write_all(memory, count, siri, program, remember)

    runs = MemoryImport.objects.all()
    assert len(runs) == len(FORMS) + 1
    assert all(run.done for run in runs)
    assert sum(run.replaced for run in runs)
    assert sum(run.kept_out.get("sensitive", 0) for run in runs)
    assert StoredUnit.objects.filter(scopes__kind="order").exists()
    assert planted_in(all_that_is_kept(memory, siri)) == []


@pytest.mark.parametrize("form", FORMS)
def test_without_a_guard_it_would_be_stored(
    own: Memory, form: str, siri: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the test above means something: the values do arrive, and it would see them."""
    monkeypatch.setattr(take_in, "scan_rows", lambda rows: [[()] * len(texts) for texts, _ in rows])
    written, places = FORMS[form]
    some = writes(random.Random(1), IN_EACH, 30)

    imported(own, written(some), siri)

    assert planted_in(all_that_is_kept(own, siri)) == planted_in(repr(some))
    assert planted_in(written(writes(random.Random(2), places, 60))) == list(SECRETS)
