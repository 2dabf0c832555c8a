"""The cage holds whatever happens inside it, and the server outside goes on."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from ordvern.documents import FileKind, Limits, Mark, Reason, Refused, cage, read, redact
from ordvern.documents.cage import parent
from ordvern.documents.cage.wire import NotAMessage, is_whole, pack, unpack
from ordvern.text import Part, Span
from tests.documents.making import paragraph, word

DESCRIPTORS = Path("/proc/self/fd")


def answer_of(content: bytes, **limits: Any) -> str:
    """The words read, or the reason of the refusal."""
    try:
        return read(BytesIO(content), limits=Limits(**limits)).segments[0].text
    except Refused as refusal:
        return refusal.reason


@pytest.fixture
def keeper() -> parent._Keeper:
    return parent._door.open()


def test_a_document_goes_in_and_its_segments_come_out() -> None:
    reading = read(BytesIO(word(paragraph("Hei Ola"))), name="Ola Nordmann.docx")

    assert reading.kind is FileKind.DOCX
    assert reading.segments[0].text == "Hei Ola"
    assert (reading.segments[-1].text, reading.segments[-1].part) == (
        "Ola Nordmann.docx",
        Part.FILE_NAME,
    )


def test_the_same_bytes_give_the_same_segments() -> None:
    content = word(paragraph("Hei Ola") * 30)

    assert read(BytesIO(content)) == read(BytesIO(content))


def test_a_copy_without_the_marked_value_comes_out() -> None:
    content = b"Hei Ola Nordmann, og ha det."
    redacted = redact(BytesIO(content), [Mark(0, Span(4, 16), "[navn 1]")])

    assert redacted.content == b"Hei [navn 1], og ha det."


def test_the_layers_that_hold_are_told() -> None:
    assert set(cage.layers()) == {
        "no_new_privileges",
        "not_dumpable",
        "no_network",
        "only_python_files",
    }


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"wall_seconds": 0.001}, Reason.TOO_COMPLEX),
        ({"memory": 1 << 20}, Reason.TOO_COMPLEX),
        ({"output": 1000}, Reason.TOO_COMPLEX),
        ({"characters": 100}, Reason.TOO_COMPLEX),
        ({"segments": 3}, Reason.TOO_COMPLEX),
        ({"size": 1000}, Reason.TOO_LARGE),
    ],
)
def test_whoever_asks_for_too_much_is_refused(limits: dict[str, float], reason: Reason) -> None:
    content = word(paragraph("lang tekst " * 50_000) + paragraph("x") * 10)

    assert answer_of(content, **limits) == reason


def test_after_a_refusal_the_next_document_is_read() -> None:
    answer_of(word(paragraph("x")), wall_seconds=0.001)

    assert answer_of(word(paragraph("x"))) == "x"


def test_a_late_child_is_killed_and_leaves_nothing(keeper: parent._Keeper) -> None:
    answer_of(b"<html>" + b"<p>x" * 2_000_000, wall_seconds=0.3)

    deadline = time.monotonic() + 10
    children = Path(f"/proc/{keeper.process.pid}/task/{keeper.process.pid}/children")
    while children.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert children.read_text() == ""


def test_many_threads_may_read_at_once() -> None:
    contents = [word(paragraph(f"nummer {number}")) for number in range(24)]

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(answer_of, contents))
    assert told == [f"nummer {number}" for number in range(24)]


def test_a_dead_keeper_is_replaced(keeper: parent._Keeper) -> None:
    keeper.process.kill()
    keeper.process.wait()

    assert answer_of(word(paragraph("x"))) == "x"
    assert parent._door.open().process.pid != keeper.process.pid


def test_no_descriptor_is_left_behind() -> None:
    answer_of(word(paragraph("x")))
    before = len(list(DESCRIPTORS.iterdir()))
    for _ in range(10):
        answer_of(word(paragraph("x")))
        answer_of(b"PK\x03\x04")

    assert len(list(DESCRIPTORS.iterdir())) == before


def test_the_keeper_is_told_nothing_of_our_surroundings(keeper: parent._Keeper) -> None:
    """It may even refuse to be looked at: it made itself undumpable."""
    try:
        surroundings = Path(f"/proc/{keeper.process.pid}/environ").read_bytes()
    except PermissionError:
        surroundings = b""

    assert surroundings == b""


@pytest.mark.parametrize(
    "message",
    [b"", b"orv1", b"x" * 40, pack({"a": 1})[:-1], pack({"a": 1}) + b"x", pack({})[:20] + b"[]"],
)
def test_what_is_no_message_is_not_taken_for_one(message: bytes) -> None:
    with pytest.raises(NotAMessage):
        unpack(message)


def test_messages_survive_lone_surrogates() -> None:
    assert unpack(pack({"text": "a\ud800b"}, b"body")) == ({"text": "a?b"}, b"body")


FORKING = """
import os, sys
from io import BytesIO
from ordvern.documents import read
words = read(BytesIO(b"before the fork")).words
pid = os.fork()
if pid == 0:
    os._exit(read(BytesIO(b"two words")).words)
status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.exit(0 if (words, status, read(BytesIO(b"x")).words) == (3, 2, 1) else 1)
"""


def test_a_forked_server_process_starts_a_keeper_of_its_own() -> None:
    subprocess.run([sys.executable, "-c", FORKING], check=True, timeout=60)


def test_the_keeper_ends_with_the_server_process() -> None:
    program = (
        "from ordvern.documents.cage import parent; parent._door.open();"
        "print(parent._door.keeper.process.pid, flush=True); import os; os._exit(0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, timeout=60, capture_output=True
    )

    keeper = Path(f"/proc/{int(done.stdout)}")
    deadline = time.monotonic() + 10
    while keeper.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not keeper.exists()


def test_only_a_message_that_is_all_there_is_whole() -> None:
    message = pack({"words": 2}, b"body")

    assert is_whole(message)
    assert not any(is_whole(message[:end]) for end in range(len(message)))
    assert not is_whole(message + b"x")


def test_a_crash_in_a_library_is_a_refusal_and_the_next_document_is_read(
    keeper: parent._Keeper,
) -> None:
    """Of what Python cannot catch, the signal of a library's crash stands for all."""
    children = Path(f"/proc/{keeper.process.pid}/task/{keeper.process.pid}/children")
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(answer_of, b"<html>" + b"<p>x" * 2_000_000, wall_seconds=20)
        deadline = time.monotonic() + 10
        while not children.read_text() and time.monotonic() < deadline:
            time.sleep(0.001)
        os.kill(int(children.read_text().split()[0]), signal.SIGSEGV)

        assert reading.result() == Reason.TOO_COMPLEX
    assert answer_of(word(paragraph("x"))) == "x"
