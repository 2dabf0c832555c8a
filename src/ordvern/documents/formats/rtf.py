"""Rich Text Format (version 1.9): text by where its group puts it, pictures and objects inside."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats.rtf_objects import of_group
from ordvern.documents.formats.rtf_state import (
    Reader,
    State,
    end,
    end_all,
    flush,
    say,
    set_letters,
    take,
)
from ordvern.documents.formats.rtf_words import BREAKS, DATA, PLACES, SIGNS, SILENT, SYMBOLS
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
NESTING_AT_MOST = 2_000
CONTROLS = bytes({*range(1, 32)} - set(b"\t\n\f\r"))


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Paragraphs (``paragraph 3``) in the order of the file. Raises Refused if its groups nest
    too deeply or it holds no group at all."""
    reader = Reader()
    at, found = 0, False
    while token := TOKEN.match(content, at):
        at = token.end()
        found = found or token["brace"] is not None
        if token["word"] == b"bin":
            size = max(0, int(token["number"] or 0))
            reader.blob += content[at : at + size] if reader.state.data else b""
            at += size
        else:
            yield from _take(reader, token)
        if not token[0]:
            break
    if not found or b"\0" * 64 in content[:4096] or _is_noise(content):
        raise Refused(Reason.CORRUPT)
    flush(reader)
    yield from end_all(reader)


def _is_noise(content: bytes) -> bool:
    """Whether this is a file of RTF's first word and then no RTF: text of any code page has hardly
    a control character, and only what \\bin announces may hold many."""
    start = content[: 1 << 16]
    controls = len(start) - len(start.translate(None, CONTROLS))
    return b"\\bin" not in start and controls > max(8, len(start) // 50)


def _take(reader: Reader, token: re.Match[bytes]) -> Iterator[Segment | Embedded | Picture]:
    if token["brace"]:
        yield from _brace(reader, opens=token["brace"] == b"{")
    elif token["word"]:
        yield from _word(reader, token["word"].decode(), token["number"])
    elif token["hex"]:
        take(reader, bytes([int(token["hex"], 16)]))
    elif token["sign"]:
        yield from _sign(reader, token["sign"].decode("latin-1"))
    elif token["text"]:
        take(reader, token["text"])


def _sign(reader: Reader, sign: str) -> Iterator[Segment]:
    if sign == "*":
        reader.starred = True
    elif sign in SYMBOLS:
        say(reader, SYMBOLS[sign])
    elif sign in "\r\n":
        yield from end(reader)


def _brace(reader: Reader, *, opens: bool) -> Iterator[Segment | Embedded | Picture]:
    flush(reader)
    reader.leave_out, reader.starred = 0, False
    if opens:
        if len(reader.stack) >= NESTING_AT_MOST:
            raise Refused(Reason.TOO_COMPLEX)
        reader.stack.append(reader.state)
        return
    inner = reader.state
    reader.state = reader.stack.pop() if reader.stack else State()
    if inner.data and inner.data != reader.state.data:
        yield from of_group(reader, inner.data)
    if inner.part is not reader.state.part and inner.place is not None:
        yield from end(reader, inner.place)


def _word(
    reader: Reader, word: str, number: bytes | None
) -> Iterator[Segment | Embedded | Picture]:
    value = int(number) if number else None
    if word == "u" and value is not None:
        flush(reader)
        say(reader, chr(value & 0xFFFF))
        reader.leave_out = reader.state.skip
        return
    starred, reader.starred = reader.starred, False
    flush(reader)
    reader.leave_out = 0
    if word in PLACES:
        reader.state = replace(reader.state, part=PLACES[word])
    elif word in DATA:
        reader.state = replace(reader.state, data=word)
    elif word in SILENT and word != "fonttbl":
        reader.state = replace(reader.state, part=None)
    elif word in SIGNS:
        say(reader, SIGNS[word])
    elif word in BREAKS:
        yield from end(reader)
    elif starred and reader.state.part is Part.BODY:
        reader.state = replace(reader.state, part=Part.NOT_SHOWN)
    else:
        _set(reader, word, value)


def _set(reader: Reader, word: str, value: int | None) -> None:
    """Words that change how what follows is read."""
    state, on = reader.state, value != 0
    if word == "fonttbl":
        reader.state = replace(state, part=None)
    elif word == "uc":
        reader.state = replace(state, skip=max(0, min(value or 0, 8)))
    elif word == "v":
        reader.state = replace(state, hidden=on)
    elif word == "deleted":
        reader.state = replace(state, deleted=on)
    elif word == "plain":
        reader.state = replace(state, hidden=False, deleted=False, encoding=reader.default)
    elif value is not None:
        set_letters(reader, word, value)
