"""Everything in a PDF that is not on a page: what acts, what tells of its making, all strings."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, Stream, String

from ordvern.documents.redaction.structure import strong_among, words
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.values import Values
from ordvern.documents.redaction.web_address import redact_address

ACTIVE_ACTIONS = words(
    "/JavaScript /Launch /SubmitForm /ImportData /Rendition /RichMediaExecute /GoToE /GoToR "
    "/Movie /Sound /GoTo3DView /ResetForm /Hide /Named /SetOCGState /Trans"
)
ACTIVE_ANNOTATIONS = words(
    "/RichMedia /Screen /Movie /Sound /FileAttachment /3D /TrapNet /PrinterMark"
)
# Keys that hold programs, the history of the file, pictures of pages, files: nothing of them
# stays, wherever they stand.
ACTIVE_KEYS = words("/AA /JS /JavaScript /XFA /RichMediaContent /Collection")
FILE_KEYS = words("/EmbeddedFiles /AF /EF")
HISTORY_KEYS = words(
    "/Metadata /PieceInfo /Thumb /LastModified /Perms /Legal /SpiderInfo /Threads /B /ID "
    "/DSS /Extensions"
)
KEPT_IN_TRAILER = words("/Root /Size /Prev /XRefStm /Encrypt /ID /Type /W /Index /Length /Filter")
SIGNATURES = words("/Sig /DocTimeStamp")
MACHINE_STRINGS = words(
    "/ID /DA /DS /Lang /Registry /Ordering /CharSet /M /CreationDate /ModDate /NM /Panose "
    "/FontFamily"
)


def strip(pdf: Pdf, tally: Tally) -> None:
    """Take out what acts, attached files, properties and history."""
    for key in list(pdf.trailer.keys()):
        if key not in KEPT_IN_TRAILER:
            del pdf.trailer[key]
    for thing in _containers(pdf):
        tally.active += bool(_acts(thing.get("/OpenAction")))
        _drop_keys(thing, frozenset({"/OpenAction"}))
        tally.active += _drop_keys(thing, ACTIVE_KEYS)
        tally.embedded += _drop_keys(thing, FILE_KEYS)
        _drop_keys(thing, HISTORY_KEYS)
        for key in ("/A", "/Next", "/PA"):
            if _acts(thing.get(key)):
                del thing[key]
                tally.active += 1
        if str(thing.get("/FT", "")) in SIGNATURES or str(thing.get("/Type", "")) in SIGNATURES:
            _drop_keys(thing, frozenset({"/V", "/Contents", "/Cert", "/ByteRange"}))
        _drop_annotations(thing, tally)


def _containers(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary of the file, those inside others too."""
    for thing in pdf.objects:
        waiting = [thing]
        while waiting:
            each = waiting.pop()
            if isinstance(each, Dictionary | Stream):
                yield each
                waiting += [value for _, value in each.items() if _is_inside(value)]
            elif isinstance(each, Array):
                waiting += [value for value in each if _is_inside(value)]


def _is_inside(value: object) -> bool:
    return isinstance(value, Array | Dictionary) and value.objgen == (0, 0)


def _drop_keys(thing: Object, keys: frozenset[str]) -> int:
    found = [key for key in thing.keys() if key in keys]  # noqa: SIM118  a PDF object, no dict
    dropped = 0
    for key in found:
        if key == "/B" and not isinstance(thing[key], Array):
            continue
        del thing[key]
        dropped += 1
    return dropped


def _acts(action: object) -> bool:
    if isinstance(action, Array):
        return any(_acts(each) for each in action)
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in ACTIVE_ACTIONS


def _drop_annotations(page: Object, tally: Tally) -> None:
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return
    kept = [
        each
        for each in annotations
        if not isinstance(each, Dictionary)
        or str(each.get("/Subtype", "")) not in ACTIVE_ANNOTATIONS
    ]
    tally.active += len(annotations) - len(kept)
    page["/Annots"] = Array(kept)


def redact_strings(pdf: Pdf, values: Values) -> int:
    """Values out of every string: notes, fields, bookmarks, names, links, replacement texts."""
    strong = strong_among(values)
    removed = 0
    for thing in pdf.objects:
        if isinstance(thing, Array):
            removed += _redact_array(thing, values)
    for thing in _containers(pdf):
        for key, value in list(thing.items()):
            sought = strong if key in MACHINE_STRINGS else values
            if isinstance(value, Array):
                removed += _redact_array(value, sought)
            elif isinstance(value, String):
                text, count = _redacted(key, value, sought)
                if count:
                    thing[key] = text
                    removed += count
    return removed


def _redacted(key: str, value: String, values: Values) -> tuple[String, int]:
    text, count = (
        redact_address(str(value), values) if key == "/URI" else values.replace(str(value))
    )
    return String(text), count


def _redact_array(array: Object, values: Values) -> int:
    removed = 0
    for index, value in enumerate(array):
        if isinstance(value, String):
            text, count = values.replace(str(value))
            if count:
                array[index] = String(text)
                removed += count
        elif isinstance(value, Array) and value.objgen == (0, 0):
            removed += _redact_array(value, values)
    return removed


def redact_names(pdf: Pdf, values: Values) -> int:
    """Old-style named destinations are keys of a dictionary: those that hold a value go."""
    destinations = pdf.Root.get("/Dests")
    removed = 0
    if not isinstance(destinations, Dictionary):
        return removed
    for key in list(destinations.keys()):
        if values.find(key[1:]):
            del destinations[key]
            removed += 1
    return removed
