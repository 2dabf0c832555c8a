"""What else reads from strangers: memories, numbers in text, keys and blobs, maps and messages."""

from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

from ordvern.detection import scan
from ordvern.detection.registry import LABELLED, PATTERNS
from ordvern.documents import MaskMap, NotAMap, Refused
from ordvern.documents.cage.wire import NotAMessage, pack, unpack
from ordvern.documents.masking.map import Placeholder
from ordvern.documents.unlock import unlocked
from ordvern.memory.exchange import opened
from ordvern.memory.file_entry import Unreadable
from ordvern.memory.tmx import FOOTER, TmxReader, header, written
from ordvern.vault import BlobId, FolderId, KeyStore, MasterKey, NotReadable, Vault
from tests.fuzz import seeds
from tests.fuzz.mutating.binary import numbers, of_compounds
from tests.fuzz.mutating.tokens import plainly
from tests.fuzz.target import Target, Wrong
from tests.fuzz.targets.reading import LINES, XML

SECRET = b"Solfrid Kanarivik " * 5000


def feed_memory(content: bytes) -> None:
    """What is read can be written as TMX, and read again with the same texts."""
    entries = list(opened(BytesIO(content), source_language="nb", target_language="en"))
    whole = header("nb") + b"".join(map(written, entries)) + FOOTER
    again = list(TmxReader(BytesIO(whole)))
    if len(again) != len(entries):
        raise Wrong("a memory lost units on its way out and in")


def feed_scan(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    for finding in scan(text).findings:
        if not 0 <= finding.span.start < finding.span.end <= len(text):
            raise Wrong("a finding lies outside the text")


def feed_numbers(content: bytes) -> None:
    """Every check of digits gets whatever its pattern lets through, and the whole text."""
    text = content.decode("utf-8", "replace")
    for each in PATTERNS:
        for match in each.pattern.finditer(text):
            each.is_valid(match[0])
    for label in LABELLED:
        for match in label.value.finditer(text):
            label.is_valid(match[0])


@cache
def vault() -> tuple[Vault, FolderId, BlobId, Path]:
    """A vault with one blob, in memory where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108  only the name of a folder that is its own
    home = Path(mkdtemp(dir=memory if memory.is_dir() else None))
    store = Vault(home / "files", KeyStore(home / "keys", MasterKey.generate()))
    folder = store.create()
    blob = store.put(folder, BytesIO(SECRET)).id
    (path,) = (home / "files" / folder).glob("*")
    return store, folder, blob, path


def blobs() -> list[bytes]:
    store, folder, _, path = vault()
    return [path.read_bytes(), store.seal(folder, SECRET[:99])]


def feed_vault(content: bytes) -> None:
    """A blob is what was put in, whole, or it is not readable."""
    store, folder, blob, path = vault()
    path.write_bytes(content)
    with store.open(folder, blob) as stream:
        if stream.read() != SECRET:
            raise Wrong("damage was read as content")


def feed_seal(content: bytes) -> None:
    store, folder, _, _ = vault()
    if store.unseal(folder, content) != SECRET[:99]:
        raise Wrong("damage was unsealed")


def maps() -> list[bytes]:
    placeholders = (Placeholder("P1", "Kari"), Placeholder("T1", "41 23 45 67"))
    return [MaskMap(placeholders, (), frozenset({"P9"})).to_json().encode()]


def feed_map(content: bytes) -> None:
    read = MaskMap.from_json(content)
    if MaskMap.from_json(read.to_json()) != read:
        raise Wrong("a map changed on its way out and in")


def feed_message(content: bytes) -> None:
    """What a child in the cage says that a document took over."""
    head, body = unpack(content)
    if unpack(pack(head, body))[1] != body:
        raise Wrong("a message changed on its way out and in")


def messages() -> list[bytes]:
    return [pack({"kind": "docx", "segments": [["Hei", "a#1", "body"]], "words": 1}, b"PK")]


def feed_locked(content: bytes) -> None:
    unlocked(content, "hemmelig")


def _memory(kind: str) -> Target:
    mutate = XML if kind in {"tmx", "xliff", "tbx"} else LINES
    return Target(
        f"memory-{kind}", f"memories as {kind}", feed_memory, seeds.memories(kind), mutate,
        (Unreadable,), (f"real/{kind}",),
    )  # fmt: skip


OTHERS = (
    *map(_memory, ("tmx", "xliff", "tbx", "po", "table")),
    Target("detect", "the scan of a text", feed_scan, seeds.texts, LINES),
    Target("numbers", "check digits, machine-readable zones", feed_numbers, seeds.texts, LINES),
    Target("vault", "encrypted blobs", feed_vault, blobs, plainly, (NotReadable,)),
    Target("seal", "sealed values", feed_seal, blobs, plainly, (NotReadable,)),
    Target("map", "maps of placeholders", feed_map, maps, LINES, (NotAMap,)),
    Target("wire", "answers from the cage", feed_message, messages, plainly, (NotAMessage,)),
    Target(
        "unlock", "documents with a password", feed_locked, seeds.locked, of_compounds(numbers),
        (Refused,),
    ),
)  # fmt: skip
