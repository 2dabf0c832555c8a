"""Rich Text Format (version 1.9): text by where its group puts it, pictures and objects inside."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.words import words
from ordvern.text import Part, Segment

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
PLACES = {
    **dict.fromkeys(words("header headerl headerr headerf"), Part.HEADER),
    **dict.fromkeys(words("footer footerl footerr footerf"), Part.FOOTER),
    **dict.fromkeys(words("footnote"), Part.FOOTNOTE),
    **dict.fromkeys(words("annotation"), Part.COMMENT),
    **dict.fromkeys(words("shptxt"), Part.TEXT_BOX),
    **dict.fromkeys(words("info userprops atnauthor atnid revtbl generator bkmkstart docvar "
                          "author company template mailmerge xmlnstbl protusertbl"), Part.METADATA),
    **dict.fromkeys(words("fldinst"), Part.FIELD),
    **dict.fromkeys(words("sv nonshppict htmltag pntext listtext"), Part.NOT_SHOWN),
}  # fmt: skip
SILENT = words(
    "fonttbl colortbl stylesheet listtable listoverridetable rsidtbl themedata colorschememapping "
    "latentstyles pgptbl filetbl bkmkend atnref atndate atrfstart atrfend wgrffmtfilter "
    "panose falt pnseclvl sn picprop blipuid objclass"
)
DATA = words("pict objdata datastore passwordhash")
BREAKS = words("par row sect page cell nestcell nestrow")
SIGNS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "softline": "\n",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
NESTING_AT_MOST = 2_000
OLE_HEADER = 12


@dataclass(frozen=True, slots=True)
class _State:
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
class _Reader:
    """A pass over the tokens; paragraphs are kept apart by part, as groups interrupt them."""

    default: str = "cp1252"
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    open_: dict[Part, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    raw: bytearray = field(default_factory=bytearray)
    blob: bytearray = field(default_factory=bytearray)
    leave_out: int = 0
    starred: bool = False
    count: int = 0


_CONTROLS = bytes({*range(1, 32)} - set(b"\t\n\f\r"))


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Paragraphs (``paragraph 3``) in the order of the file. Raises Refused if its groups nest
    too deeply or it holds no group at all."""
    reader = _Reader()
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
    _flush(reader)
    yield from _end_all(reader)


def _is_noise(content: bytes) -> bool:
    """Whether this is a file of RTF's first word and then no RTF: text of any code page has hardly
    a control character, and only what \\bin announces may hold many."""
    start = content[: 1 << 16]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return b"\\bin" not in start and controls > max(8, len(start) // 50)


def _take(reader: _Reader, token: re.Match[bytes]) -> Iterator[Segment | Embedded | Picture]:
    if token["brace"]:
        yield from _brace(reader, opens=token["brace"] == b"{")
    elif token["word"]:
        yield from _word(reader, token["word"].decode(), token["number"])
    elif token["hex"]:
        _bytes(reader, bytes([int(token["hex"], 16)]))
    elif token["sign"]:
        yield from _sign(reader, token["sign"].decode("latin-1"))
    elif token["text"]:
        _bytes(reader, token["text"])


def _sign(reader: _Reader, sign: str) -> Iterator[Segment]:
    if sign == "*":
        reader.starred = True
    elif sign in SYMBOLS:
        _say(reader, SYMBOLS[sign])
    elif sign in "\r\n":
        yield from _end(reader)


def _brace(reader: _Reader, *, opens: bool) -> Iterator[Segment | Embedded | Picture]:
    _flush(reader)
    reader.leave_out, reader.starred = 0, False
    if opens:
        if len(reader.stack) >= NESTING_AT_MOST:
            raise Refused(Reason.TOO_COMPLEX)
        reader.stack.append(reader.state)
        return
    inner = reader.state
    reader.state = reader.stack.pop() if reader.stack else _State()
    if inner.data and inner.data != reader.state.data:
        yield from _blob(reader, inner.data)
    if inner.part is not reader.state.part and inner.place is not None:
        yield from _end(reader, inner.place)


def _word(
    reader: _Reader, word: str, number: bytes | None
) -> Iterator[Segment | Embedded | Picture]:
    value = int(number) if number else None
    if word == "u" and value is not None:
        _flush(reader)
        _say(reader, chr(value & 0xFFFF))
        reader.leave_out = reader.state.skip
        return
    starred, reader.starred = reader.starred, False
    _flush(reader)
    reader.leave_out = 0
    if word in PLACES:
        reader.state = replace(reader.state, part=PLACES[word])
    elif word in DATA:
        reader.state = replace(reader.state, data=word)
    elif word in SILENT and word != "fonttbl":
        reader.state = replace(reader.state, part=None)
    elif word in SIGNS:
        _say(reader, SIGNS[word])
    elif word in BREAKS:
        yield from _end(reader)
    elif starred and reader.state.part is Part.BODY:
        reader.state = replace(reader.state, part=Part.NOT_SHOWN)
    else:
        _set(reader, word, value)


def _set(reader: _Reader, word: str, value: int | None) -> None:
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
        _set_letters(reader, word, value)


def _set_letters(reader: _Reader, word: str, value: int) -> None:
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


def _bytes(reader: _Reader, data: bytes) -> None:
    left_out = min(reader.leave_out, len(data))
    reader.leave_out -= left_out
    data = data[left_out:]
    if reader.state.data:
        reader.blob += data
    elif reader.state.part is not None:
        reader.raw += data


def _flush(reader: _Reader) -> None:
    """Bytes so far as letters; several bytes may be one letter, so not one by one."""
    if reader.raw:
        text = bytes(reader.raw).decode(reader.state.encoding, "replace")
        reader.raw.clear()
        _say(reader, text)


def _say(reader: _Reader, text: str) -> None:
    place = reader.state.place
    if reader.raw:
        _flush(reader)
    if place is not None:
        reader.open_[place] = reader.open_.get(place, "") + text


def _end(reader: _Reader, place: Part | None = None) -> Iterator[Segment]:
    """The paragraph is over: here, or in the place of a group that closes."""
    _flush(reader)
    part = place or reader.state.part
    ended = [one for one in (part, Part.HIDDEN, Part.REVISION, Part.FIELD) if one is not None]
    for each in dict.fromkeys(ended):
        text = _paired(reader.open_.pop(each, ""))
        if text.strip():
            reader.count += 1
            yield Segment(text, f"paragraph {reader.count}", each)


def _end_all(reader: _Reader) -> Iterator[Segment]:
    for part in list(reader.open_):
        yield from _end(reader, part)


def _paired(text: str) -> str:
    """Letters beyond the first plane are written as two halves, like in UTF-16."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _blob(reader: _Reader, kind: str) -> Iterator[Embedded | Picture]:
    """A picture or an object, which is in hexadecimal digits unless it stood behind ``bin``."""
    data = bytes(reader.blob)
    reader.blob.clear()
    digits = re.sub(rb"\s", b"", data)
    if re.fullmatch(rb"(?:[0-9a-fA-F]{2})*[0-9a-fA-F]?", digits):
        data = bytes.fromhex(digits[: len(digits) & ~1].decode())
    if not data:
        return
    reader.count += 1
    if kind == "pict":
        yield Picture(data, f"picture {reader.count}")
    else:
        yield Embedded(_of_object(data), "", f"object {reader.count}")


def _of_object(data: bytes) -> bytes:
    """The file in an object of OLE 1 (MS-OLEDS 2.2.5): behind three names and a length."""
    at = 8
    for _ in range(3):
        at += 4 + int.from_bytes(data[at : at + 4], "little")
    size = int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : at + 4 + size] if 0 < size <= len(data) else data
