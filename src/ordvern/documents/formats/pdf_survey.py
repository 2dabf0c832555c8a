"""Looks once at every object of a PDF, as source, for those in which there can be text.

Most objects (pages, fonts, boxes, trees) hold neither strings nor actions: their source tells so
in a microsecond, where a walk over their values takes a hundred.
"""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf, PikepdfError, Stream

from ordvern.documents.bytewise import compiled
from ordvern.documents.formats.pdf_keys import TEXT_KEYS
from ordvern.documents.formats.pdf_streams import ROLES
from ordvern.documents.reason import Reason, Refused

OBJECTS_AT_MOST = 2_000_000
# What pikepdf raises for objects that break the format: a name in no encoding, a wrong type.
BROKEN = (PikepdfError, ValueError, TypeError)
NAMES = "JavaScript|Launch|SubmitForm|ImportData|Rendition|RichMediaExecute|GoToE|GoToR"
KINDS = "XFA|RichMedia|Movie|Screen|3D|Sound|ToUnicode"
ACTING = compiled(f"/(?:{NAMES}|{KINDS})".encode())
STRINGS = compiled(rb"\(|[^<]<[^<]")
KEYED = compiled(rf"(?:{'|'.join(TEXT_KEYS)})[^A-Za-z]".encode())
HOLDING = compiled("|".join(rf"{role}[^A-Za-z]" for role in ROLES).encode())
IMAGE = b"/Image"


@dataclass(frozen=True, slots=True)
class Survey:
    """The objects that must be looked at, by number: those that may hold strings or actions,
    all streams, images among them, and those that hold streams under a key that says what for."""

    speaking: dict[int, Object]
    streams: dict[int, Stream]
    images: dict[int, Stream]
    holding: list[Object]


def surveyed(document: Pdf) -> Survey:
    """Raises Refused for more objects than can be looked at."""
    if len(document.objects) > OBJECTS_AT_MOST:
        raise Refused(Reason.TOO_COMPLEX)
    survey = Survey({}, {}, {}, [])
    for number, thing in enumerate(document.objects):
        if not isinstance(thing, Dictionary | Stream | Array):
            continue
        source = _source(thing)
        if isinstance(thing, Stream):
            survey.streams[number] = thing
            if not source or IMAGE in source:
                survey.images[number] = thing
        if not source or _speaks(source):
            survey.speaking[number] = thing
        if not source or HOLDING.search(source):
            survey.holding.append(thing)
    return survey


def _speaks(source: bytes) -> bool:
    """Whether an object can hold an action, or a string under a key that is read."""
    if ACTING.search(source):
        return True
    return bool(STRINGS.search(source) and KEYED.search(source))


def _source(thing: Object) -> bytes:
    """An object as it would be written, without what stands under a number of its own; empty if
    it cannot be."""
    try:
        if isinstance(thing, Stream):
            return thing.stream_dict.unparse()
        return thing.unparse(resolved=True)
    except BROKEN:
        return b""
