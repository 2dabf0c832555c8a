"""An old memory is taken in by the worker, whole batches at a time, and its file erased."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import name_of
from ordvern.apps.core.models import AuditEvent, QueuedTask, TaskState
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.memories.models import Memory, MemoryImport, StoredUnit
from ordvern.apps.memories.usecases.begin_import import TASK, begin_import
from ordvern.apps.memories.usecases.take_in import take_in
from ordvern.memory import Coded, cleaning
from ordvern.memory.file_entry import FileEntry, Variant
from ordvern.memory.tmx import FOOTER, header, written
from tests.cast import work

Begin = Callable[..., MemoryImport]
BATCH = 64
pytestmark = pytest.mark.django_db(transaction=True)


def tmx(*pairs: tuple[str, str], source: str = "nb-NO", target: str = "en-GB") -> bytes:
    entries = (
        FileEntry(n, (Variant(source, Coded(a)), Variant(target, Coded(b))), "20200131")
        for n, (a, b) in enumerate(pairs, 1)
    )
    return header(source) + b"".join(map(written, entries)) + FOOTER


def plain(count: int) -> list[tuple[str, str]]:
    return [(f"Trykk på knapp {n}.", f"Press button {n}.") for n in range(count)]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a small file is of several."""
    monkeypatch.setattr(cleaning, "BATCH", BATCH)


@pytest.fixture
def begin(siri: Actor, now: datetime) -> Begin:
    def send(memory: Memory, content: bytes) -> MemoryImport:
        folder = new_folder(now=now)
        deposit = put_bytes(folder, content, name="gammelt.tmx")
        return begin_import(memory, folder=folder, deposit=deposit, actor=siri, now=now)

    return send


def test_what_may_stay_is_taken_in(memory: Memory, begin: Begin) -> None:
    name = ("Kontakt Torgunn Kvalheim.", "Contact Torgunn Kvalheim.")
    ill = ("Torgunn Kvalheim har epilepsi.", "Torgunn Kvalheim has epilepsy.")
    run = begin(memory, tmx(*plain(3), name, ill))
    work()
    run.refresh_from_db()
    assert (run.status, run.done, run.stored, run.replaced) == ("done", 5, 4, 1)
    assert run.kept_out == {"sensitive": 1}
    assert {row.changed_on and row.changed_on.year for row in StoredUnit.objects.all()} == {2020}


def test_the_file_is_erased_when_it_has_been_taken_in(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(2)))
    work()
    run.folder.refresh_from_db()
    assert run.folder.erased_at


def test_units_in_other_languages_stay_out(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(2), target="de"))
    work()
    run.refresh_from_db()
    assert (run.stored, run.kept_out) == (0, {"wrong_languages": 2})


def test_old_tools_name_of_bokmal_is_understood(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(2), source="NO"))
    work()
    run.refresh_from_db()
    assert run.stored == 2


def test_a_broken_file_is_said_with_its_line(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(BATCH + 5))[:-30])
    work()
    run.refresh_from_db()
    assert (run.status, run.stored, run.line > 1) == ("failed", BATCH, True)
    assert "cut off" in run.problem


def test_a_run_that_was_cut_off_goes_on(
    own: Memory, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begin(own, tmx(*plain(2 * BATCH + 7)))

    def die(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(run, clock=timezone.now, beat=die)
    assert StoredUnit.objects.count() == BATCH
    again = MemoryImport.objects.get(pk=run.pk)
    take_in(again, clock=timezone.now, beat=lambda done, total: None)
    assert StoredUnit.objects.count() == 2 * BATCH + 7
    assert again.status == "done"


def test_the_log_tells_of_it_without_a_word(own: Memory, begin: Begin) -> None:
    begin(own, tmx(*plain(1)))
    work()
    verbs = set(AuditEvent.objects.filter(subject=name_of(own)).values_list("verb", flat=True))
    assert verbs == {"memory.opened", "memory.import_begun", "memory.import_done"}


@pytest.mark.parametrize(
    "content",
    [
        b"Trykk her.;Press here.\n",
        b"source_language,source,target,target_language\nnb,Trykk her.,Press here.,en-GB\n",
        b'<xliff srcLang="nb" trgLang="en"><file><unit><segment><source>Trykk her.</source>'
        b"<target>Press here.</target></segment></unit></file></xliff>",
    ],
)
def test_other_forms_are_taken_in(own: Memory, begin: Begin, content: bytes) -> None:
    run = begin(own, content)
    work()
    run.refresh_from_db()
    assert (run.status, run.stored) == ("done", 1)


def test_an_import_whose_memory_is_deleted_ends_quietly(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(2)))
    own.delete()
    work()
    task = QueuedTask.objects.get(kind=TASK)
    assert (task.state, task.attempts, task.reason) == (TaskState.DONE, 1, "")
    event = AuditEvent.objects.get(verb="memory.import_dropped")
    assert event.subject == f"memoryimport:{run.pk}"


def test_so_does_one_that_had_begun(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(2 * BATCH + 7)))
    begun = MemoryImport.objects.get(pk=run.pk)
    take_in(begun, clock=timezone.now, beat=lambda done, total: deleted(own))
    assert not StoredUnit.objects.exists()
    assert AuditEvent.objects.filter(verb="memory.import_dropped").count() == 1


def deleted(memory: Memory) -> None:
    Memory.objects.filter(pk=memory.pk).delete()


def test_a_file_that_is_erased_meanwhile_breaks_it_off(own: Memory, begin: Begin) -> None:
    run = begin(own, tmx(*plain(2)))
    run.folder.erase_by = timezone.now()
    run.folder.save(update_fields=["erase_by"])
    work()
    run.refresh_from_db()
    assert (run.status, "erased" in run.problem) == ("failed", True)
