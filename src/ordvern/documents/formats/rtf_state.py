"""Where a pass over Rich Text Format stands: what holds in the open groups, and the paragraphs."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ordvern.documents.formats.rtf_words import CHARSETS
from ordvern.text import Part, Segment


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group: where its text goes, and how its bytes are letters."""

    part: Part | None = Part.BODY
    data: str = ""
    hidden: bool = False
    deleted: bool = False
    skip: int = 1
    encoding: str = "cp1252"

    @property
    def place(self) -> Part | None:
        if self.part is None or self.data:
            return None
        if self.deleted:
            return Part.REVISION
        return Part.HIDDEN if self.hidden and self.part is Part.BODY else self.part


@dataclass(slots=True)
class Reader:
    """A pass over the tokens; paragraphs are kept apart by part, as groups interrupt them."""

    default: str = "cp1252"
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    open_: dict[Part, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    raw: bytearray = field(default_factory=bytearray)
    blob: bytearray = field(default_factory=bytearray)
    leave_out: int = 0
    starred: bool = False
    count: int = 0


def set_letters(reader: Reader, word: str, value: int) -> None:
    """Words that say of what encoding bytes are."""
    if word == "ansicpg":
        reader.default = "utf-8" if value == 65001 else _known(f"cp{value}", reader.default)
        reader.state = replace(reader.state, encoding=reader.default)
    elif word == "f":
        reader.font = value
        encoding = reader.fonts.get(value, reader.default)
        reader.state = replace(reader.state, encoding=encoding)
    elif word == "fcharset" and value in CHARSETS:
        reader.fonts[reader.font] = CHARSETS[value] if value else reader.default


def _known(name: str, otherwise: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise


def take(reader: Reader, data: bytes) -> None:
    """Letters, or what a picture or object is made of, but for those that stand in for a letter
    that was told by its number."""
    left_out = min(reader.leave_out, len(data))
    reader.leave_out -= left_out
    data = data[left_out:]
    if reader.state.data:
        reader.blob += data
    elif reader.state.part is not None:
        reader.raw += data


def flush(reader: Reader) -> None:
    """Bytes so far as letters; several bytes may be one letter, so not one by one."""
    if reader.raw:
        text = bytes(reader.raw).decode(reader.state.encoding, "replace")
        reader.raw.clear()
        say(reader, text)


def say(reader: Reader, text: str) -> None:
    """Text that belongs where the innermost group puts it."""
    place = reader.state.place
    if reader.raw:
        flush(reader)
    if place is not None:
        reader.open_[place] = reader.open_.get(place, "") + text


def end(reader: Reader, place: Part | None = None) -> Iterator[Segment]:
    """The paragraph is over: here, or in the place of a group that closes."""
    flush(reader)
    part = place or reader.state.part
    ended = [one for one in (part, Part.HIDDEN, Part.REVISION, Part.FIELD) if one is not None]
    for each in dict.fromkeys(ended):
        text = _paired(reader.open_.pop(each, ""))
        if text.strip():
            reader.count += 1
            yield Segment(text, f"paragraph {reader.count}", each)


def end_all(reader: Reader) -> Iterator[Segment]:
    """What is open where the file ends."""
    for part in list(reader.open_):
        yield from end(reader, part)


def _paired(text: str) -> str:
    """Letters beyond the first plane are written as two halves, like in UTF-16."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
