"""Sends a file of the vault as a download that no browser opens on this site."""

from collections.abc import Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from ordvern.apps.files.reading import Erased
from ordvern.vault import NotReadable, Shredded

GONE = (Erased, Shredded, NotReadable)
"""What reading raises when there is nothing left to read; the page then says so."""


def download(pieces: Iterator[bytes], *, name: str, size: int) -> StreamingHttpResponse:
    """Stream `pieces` as an attachment called `name`.

    The first piece is read here, so that the log entry is written and the key is known to be
    there before the answer begins: raises one of `GONE` instead of breaking off a download.
    """
    response = StreamingHttpResponse(
        _all(next(pieces, b""), pieces), content_type="application/octet-stream"
    )
    response["Content-Length"] = str(size)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=name) or "attachment"
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "no-store"
    return response


def _all(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
