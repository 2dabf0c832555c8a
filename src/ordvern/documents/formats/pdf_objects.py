"""Text in a PDF that is not on its pages: notes, form fields, outlines, properties, files."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded
from ordvern.documents.formats import pdf_streams
from ordvern.documents.formats.pdf_fonts import lies
from ordvern.documents.formats.pdf_keys import TEXT_KEYS
from ordvern.documents.formats.pdf_survey import BROKEN, Survey
from ordvern.documents.reason import Reason
from ordvern.documents.words import words
from ordvern.text import Part, Segment

ACTIVE_ACTIONS = words(
    "/JavaScript /Launch /SubmitForm /ImportData /Rendition /RichMediaExecute /GoToE"
)
POINTING_ACTIONS = frozenset(["/GoToR", "/SubmitForm", "/Launch", "/ImportData"])


def segments(document: Pdf, survey: Survey, account: Account) -> Iterator[Segment | Embedded]:
    """What the objects of the file say, in the order of their numbers."""
    try:
        yield from _info(document)
    except BROKEN:
        account.note(Reason.CORRUPT)
    roles = _roles(survey)
    for number in sorted({*survey.speaking, *survey.streams}):
        try:
            if number in survey.streams:
                stream = survey.streams[number]
                role = roles.get(stream.objgen, "")
                yield from pdf_streams.told(stream, role, f"object {number}", account)
            if number in survey.speaking:
                yield from _object(survey.speaking[number], f"object {number}", account)
        except BROKEN:
            account.note(Reason.CORRUPT)


def _object(thing: Object, locator: str, account: Account) -> Iterator[Segment]:
    if isinstance(thing, Dictionary) and "/ToUnicode" in thing and lies(thing):
        account.note(Reason.COULD_NOT_CHECK_IMAGES)
    yield from _strings(thing, locator, account)


def _roles(survey: Survey) -> dict[tuple[int, int], str]:
    """What streams that do not say so themselves are for: the key they hang on, by number."""
    roles: dict[tuple[int, int], str] = {}
    for thing in survey.holding:
        for holder, key in _held(thing):
            value = holder.get(key)
            members = value.values() if isinstance(value, Dictionary) else [value]
            members = list(value) if isinstance(value, Array) else members
            for member in members:
                if isinstance(member, Stream):
                    roles[member.objgen] = key
    return roles


def _held(thing: Object) -> list[tuple[Object, str]]:
    try:
        return list(_holders(thing))
    except BROKEN:
        return []


def _holders(thing: Object) -> Iterator[tuple[Object, str]]:
    """Dictionaries at or right inside an object that hold a key with text or files in streams."""
    inner = thing.values() if isinstance(thing, Dictionary) else ()
    inner = list(thing) if isinstance(thing, Array) else inner
    for holder in (thing, *inner):
        if isinstance(holder, Dictionary):
            for key in pdf_streams.ROLES:
                if key in holder:
                    yield holder, key


def _info(document: Pdf) -> Iterator[Segment]:
    info = document.trailer.get("/Info")
    for key, value in info.items() if isinstance(info, Dictionary) else ():
        if isinstance(value, String) and key not in TEXT_KEYS and str(value).strip():
            yield Segment(str(value), f"info{key}", Part.METADATA)


def _strings(thing: Object, locator: str, account: Account) -> Iterator[Segment]:
    """Strings under text-bearing keys of an object and of what lies directly inside it.

    What is an object of its own is met by its number, so only direct values are entered.
    """
    waiting: list[tuple[Object, Part | None, str]] = [(thing, None, "")]
    while waiting:
        value, part, path = waiting.pop()
        if isinstance(value, String):
            text = str(value)
            if part is not None and text.strip():
                yield Segment(text, f"{locator}{path}", part)
        elif isinstance(value, Dictionary | Stream):
            _notice(value, account)
            waiting += _values(value, path)
        elif isinstance(value, Array):
            waiting += [
                (item, part, f"{path}/{index}")
                for index, item in enumerate(value)
                if not _is_apart(item)
            ][::-1]


def _values(value: Object, path: str) -> list[tuple[Object, Part | None, str]]:
    found = []
    for key, inner in value.items():
        if not _is_apart(inner):
            found.append((inner, _part_of(key, value), path + key))
    return found[::-1]


def _part_of(key: str, holder: Object) -> Part | None:
    if key == "/Contents" and "/ByteRange" in holder:
        return None
    return TEXT_KEYS.get(key)


def _is_apart(value: object) -> bool:
    """Whether it stands under its own number, or is no container or string at all."""
    if not isinstance(value, Object):
        return True
    return value.is_indirect


def _notice(value: Object, account: Account) -> None:
    action = value.get("/S")
    if isinstance(action, Name):
        account.note(Reason.ACTIVE_CONTENT_REMOVED, int(str(action) in ACTIVE_ACTIONS))
        account.note(Reason.POINTS_OUTSIDE, int(str(action) in POINTING_ACTIONS))
    account.note(Reason.ACTIVE_CONTENT_REMOVED, int("/XFA" in value))
    if str(value.get("/Subtype", "")) in ("/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"):
        account.note(Reason.ACTIVE_CONTENT_REMOVED)
