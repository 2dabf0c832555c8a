"""A translation comes in: XLIFF is merged, values are put back, differences are found."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import opened
from ordvern.apps.files.store import put_bytes
from ordvern.apps.memories.models import Memory
from ordvern.apps.memories.store import add
from ordvern.apps.memories.usecases.open_memory import open_memory
from ordvern.apps.orders.models import Order, TranslationCheck
from ordvern.apps.orders.packages import xliff_of
from ordvern.apps.orders.remembering import NotForMemories, memories_for
from ordvern.apps.orders.states import Status
from ordvern.apps.orders.usecases.clear_for_work import clear_for_work
from ordvern.apps.orders.usecases.deliver import DifferencesNotAnswered, NotChecked, deliver
from ordvern.apps.orders.usecases.instruct_to_go_on import instruct_to_go_on
from ordvern.apps.orders.usecases.start_work import start_work
from ordvern.apps.orders.usecases.take_translation import PlaceholdersDiffer, take_translation
from ordvern.detection.neighbours import scan_rows
from ordvern.documents import NotMerged, Trouble
from ordvern.memory import Coded, Scope, ScopeKind, Unit
from ordvern.memory.guard import Admitted, admit
from tests.cast import SENSITIVE, work

LETTER = "Kari Nordmann har vært ansatt hos oss i tre år.\nHun begynte 12. mai 2021.\n"
FRENCH = "⟦P1⟧ a travaillé chez nous pendant trois ans.\nElle a commencé le 12 mai 2021.\n"


@pytest.fixture
def order(screened: Callable[..., Order], siri: Actor, now: datetime) -> Order:
    """Masked, and in work in-house."""
    order = screened(LETTER, name="attest.txt")
    clear_for_work(order, masked=True, actor=siri, now=now)
    work()
    start_work(order, actor=siri, now=now)
    return order


@pytest.fixture
def memory(siri: Actor, agency: object, now: datetime) -> Memory:
    return open_memory("Brev", source_language="nb", target_language="fr", actor=siri, now=now)


def bases(order: Order) -> list[StoredFile]:
    return [order.folder.files.masked().get()]


def content(file: StoredFile, siri: Actor, now: datetime) -> str:
    with opened(file, actor=siri, now=now) as stream:
        return stream.read().decode()


def send(order: Order, sent: str | bytes, actor: Actor, now: datetime) -> StoredFile:
    raw = sent if isinstance(sent, bytes) else sent.encode()
    return take_translation(
        order,
        deposit=put_bytes(order.folder, raw, name="traduction.txt"),
        translates=order.folder.files.working().get(),
        bases=bases(order),
        actor=actor,
        now=now,
    )


def filled(xliff: bytes, *targets: str) -> bytes:
    """The XLIFF with these targets, where the units have one segment each."""
    text = xliff.decode()
    for target in targets:
        before, _close, after = text.partition("</source>")
        text = before + "</SOURCE>" + f"<target>{target}</target>" + after
    return text.replace("</SOURCE>", "</source>").encode()


def test_the_values_are_put_back_and_what_was_sent_is_kept_apart(
    order: Order, siri: Actor, now: datetime
) -> None:
    file = send(order, FRENCH, siri, now)

    assert content(file, siri, now) == FRENCH.replace("⟦P1⟧", "Kari Nordmann")
    check = TranslationCheck.objects.get(translation=file)
    assert check.received is not None
    assert content(check.received, siri, now) == FRENCH
    assert not check.needs_answer


def test_a_missing_placeholder_is_named_and_nothing_is_kept(
    order: Order, siri: Actor, now: datetime
) -> None:
    with pytest.raises(PlaceholdersDiffer) as refused:
        send(order, FRENCH.replace("⟦P1⟧", "Elle"), siri, now)

    assert refused.value.missing == ("P1",)
    assert not order.folder.files.translations().exists()


def test_an_invented_placeholder_is_refused(order: Order, siri: Actor, now: datetime) -> None:
    with pytest.raises(PlaceholdersDiffer) as refused:
        send(order, FRENCH + "⟦P7⟧", siri, now)

    assert len(refused.value.invented) == 1


def test_the_xliff_of_a_masked_file_tells_no_value(
    order: Order, siri: Actor, now: datetime
) -> None:
    name, xliff = xliff_of(
        order, bases(order)[0], language="fr", version="2.1", actor=siri, now=now
    )

    assert name.endswith(".txt.fr.xlf")
    assert b"Nordmann" not in xliff
    assert "name of a person" in xliff.decode()


def test_a_returned_xliff_becomes_the_document(order: Order, siri: Actor, now: datetime) -> None:
    _, xliff = xliff_of(order, bases(order)[0], language="fr", version="2.1", actor=siri, now=now)
    code = xliff.decode().partition("<source>")[2].partition("/>")[0] + "/>"

    file = send(order, filled(xliff, f"{code} a travaillé ici.", "Le 12 mai 2021."), siri, now)

    assert content(file, siri, now).startswith("Kari Nordmann a travaillé ici.")


def test_an_xliff_of_another_document_is_refused(order: Order, siri: Actor, now: datetime) -> None:
    source = order.folder.files.working().get()
    _, xliff = xliff_of(order, source, language="fr", version="1.2", actor=siri, now=now)

    with pytest.raises(NotMerged) as refused:
        send(order, xliff, siri, now)

    assert refused.value.problems[0].trouble is Trouble.OTHER_DOCUMENT


def test_differences_are_answered_before_delivery(order: Order, siri: Actor, now: datetime) -> None:
    send(order, FRENCH.replace("12 mai", "13 mai"), siri, now)
    with pytest.raises(DifferencesNotAnswered):
        deliver(order, actor=siri, now=now)

    deliver(order, answer=TranslationCheck.Answer.READ_BY_HAND, actor=siri, now=now)

    check = TranslationCheck.objects.get()
    assert (check.answer, check.answered_by) == ("read_by_hand", siri.account)


def test_a_masked_order_is_not_delivered_past_the_check(
    order: Order, siri: Actor, now: datetime
) -> None:
    send(order, FRENCH, siri, now)
    TranslationCheck.objects.all().delete()

    with pytest.raises(NotChecked):
        deliver(order, actor=siri, now=now)


def test_the_memory_gets_the_masked_sentences(
    order: Order, memory: Memory, siri: Actor, now: datetime
) -> None:
    send(order, FRENCH, siri, now)
    deliver(order, memories=[memory], actor=siri, now=now)
    work()

    sources = list(memory.units.values_list("source", flat=True))
    assert any("⟦P1⟧" in source for source in sources)
    assert not any("Nordmann" in source for source in sources)
    order.refresh_from_db()
    assert order.rememberings.get().stored == len(sources)


def test_a_paragraph_is_remembered_sentence_by_sentence(
    screened: Callable[..., Order], memory: Memory, siri: Actor, now: datetime
) -> None:
    order = screened("Døra er låst. Nøkkelen henger ved vinduet.", name="hus.txt")
    clear_for_work(order, actor=siri, now=now)
    start_work(order, actor=siri, now=now)
    source = order.folder.files.working().get()
    french = "La porte est fermée. La clé est près de la fenêtre."
    deposit = put_bytes(order.folder, french.encode(), name="maison.txt")
    take_translation(order, deposit=deposit, translates=source, bases=[source], actor=siri, now=now)
    deliver(order, memories=[memory], actor=siri, now=now)
    work()
    sources = memory.units.values_list("source", flat=True)
    assert list(sources) == ["Døra er låst.", "Nøkkelen henger ved vinduet."]


def test_nothing_of_a_sensitive_order_is_remembered(
    screened: Callable[..., Order], memory: Memory, siri: Actor, now: datetime
) -> None:
    order = screened(SENSITIVE)
    Order.objects.filter(pk=order.pk).update(status=Status.AWAITING_CUSTOMER)
    instruct_to_go_on(order, actor=siri, now=now)
    clear_for_work(order, actor=siri, now=now)
    start_work(order, actor=siri, now=now)
    send_plain(order, siri, now)

    assert not memories_for(order).exists()
    with pytest.raises(NotForMemories):
        deliver(order, answer="read_by_hand", memories=[memory], actor=siri, now=now)


def send_plain(order: Order, actor: Actor, now: datetime) -> None:
    source = order.folder.files.working().get()
    take_translation(
        order,
        deposit=put_bytes(order.folder, b"Oui.", name="fr.txt"),
        translates=source,
        bases=[source],
        actor=actor,
        now=now,
    )


def test_matches_come_with_the_placeholders_of_the_file(
    order: Order, memory: Memory, siri: Actor, now: datetime
) -> None:
    unit = Unit(
        Coded("⟦P5⟧ har vært ansatt hos oss i tre år."),
        Coded("⟦P5⟧ a travaillé trois ans ici."),
        "nb",
        "fr",
    )
    admitted = [one for one in admit([unit], screen=scan_rows) if isinstance(one, Admitted)]
    add(memory, admitted, scopes=[Scope(ScopeKind.AGENCY)], now=now)

    _, xliff = xliff_of(order, bases(order)[0], language="fr", version="2.1", actor=siri, now=now)

    assert "⟦P1⟧ a travaillé trois ans ici." in xliff.decode()
    assert BytesIO(xliff).read(5) == b"<?xml"
