"""Downloads: the log is written and the first bytes are proven before the answer begins."""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from datetime import datetime
from itertools import chain

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import Erased, chunks, copy_id, slices
from ordvern.apps.files.resting import Resting
from ordvern.apps.files.store import name_of
from ordvern.vault import NotReadable, Shredded

SANDBOX = "default-src 'none'; sandbox"
BYTE_ORDER_MARK = "\ufeff"


def handed_out(
    request: HttpRequest,
    file: StoredFile,
    *,
    actor: Actor,
    now: datetime,
    layout: str,
    may_go_on: Callable[[], bool] = lambda: True,
    is_marked: bool = False,
) -> HttpResponseBase:
    """The file as a download, or a page in `layout` that says it is erased or damaged.

    Whoever calls this has made sure that `actor` may have the file; `may_go_on` is asked again
    while it is on its way.
    """
    try:
        return stream_of(file, actor=actor, now=now, may_go_on=may_go_on, is_marked=is_marked)
    except (Erased, Shredded):
        return gone(request, layout=layout)
    except Resting:
        return resting(request, layout=layout)
    except NotReadable:
        return damaged(request, layout=layout)


def stream_of(
    file: StoredFile,
    *,
    actor: Actor,
    now: datetime,
    may_go_on: Callable[[], bool] = lambda: True,
    is_marked: bool = False,
) -> HttpResponseBase:
    """The file as a download whose log is written and whose first bytes are proven.

    If it `is_marked`, the number of that entry in the log stands in the file's name. Raises
    `Erased`, `Resting`, `Shredded` or `NotReadable`.
    """
    pieces = chunks(file, actor=actor, now=now, may_go_on=may_go_on)
    name = name_of(file)
    first = next(pieces, b"")
    response = StreamingHttpResponse(_whole(first, pieces), content_type="application/octet-stream")
    response.headers["Content-Length"] = str(file.size)
    return as_attachment(response, marked(name, copy_id(file, actor)) if is_marked else name)


def handed_out_made(
    content: bytes,
    name: str,
    *,
    of: StoredFile,
    actor: Actor,
    may_go_on: Callable[[], bool],
) -> HttpResponseBase:
    """What was made of a file, as a marked download that ends as the file's own would."""
    pieces = slices(content, of, may_go_on=may_go_on)
    response = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    response.headers["Content-Length"] = str(len(content))
    return as_attachment(response, marked(name, copy_id(of, actor)))


def marked(name: str, copy: int) -> str:
    """The name with the number of a copy before its last ending: ``letter-k1204.docx``."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-k{copy}{dot}{ending}" if stem else f"{name}-k{copy}"


def as_attachment(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """Have the browser save the answer under `name` and never show or run it."""
    response.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def pdf_download(content: bytes, name: str) -> HttpResponseBase:
    return as_attachment(HttpResponse(content, content_type="application/pdf"), name)


def zip_download(content: bytes, name: str) -> HttpResponseBase:
    return as_attachment(HttpResponse(content, content_type="application/zip"), name)


def csv_download(lines: Iterable[str], name: str) -> HttpResponseBase:
    """A table that spreadsheets open, sent line by line; a mark before the first says that it is in
    UTF-8."""
    pieces = chain([BYTE_ORDER_MARK], lines)
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    return as_attachment(response, name)


def gone(request: HttpRequest, *, layout: str) -> HttpResponse:
    """A page that says that the content was erased."""
    return render(request, "ui/gone.html", {"layout": layout}, status=410)


def resting(request: HttpRequest, *, layout: str) -> HttpResponse:
    """A page that says that the customer has asked that the data rest, and who opens them."""
    return render(request, "ui/resting.html", {"layout": layout}, status=403)


def damaged(request: HttpRequest, *, layout: str) -> HttpResponse:
    """A page that says that the stored file is damaged."""
    return render(request, "ui/damaged.html", {"layout": layout}, status=500)


def _whole(first: bytes, rest: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
    """All pieces; the file is closed also when the receiver hangs up."""
    with closing(rest):
        yield first
        yield from rest
