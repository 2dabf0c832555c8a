"""Images inside a PDF that no page without text shows: each is a picture of its own."""

import io
from collections.abc import Iterable, Iterator

from pikepdf import Object, Pdf, PdfImage, PikepdfError, Stream
from pikepdf.models.image import UnsupportedImageTypeError
from PIL import Image

from ordvern.documents.account import Account
from ordvern.documents.embedded import Picture
from ordvern.documents.formats.pdf_survey import Survey
from ordvern.documents.ocr.pixels import DAMAGE

Number = tuple[int, int]
BROKEN = (PikepdfError, UnsupportedImageTypeError, NotImplementedError, AttributeError, *DAMAGE)


def pictures(
    document: Pdf, survey: Survey, account: Account, *, apart_from: Iterable[int]
) -> Iterator[Picture]:
    """Every image of the file but those that lie on the pages `apart_from`, which are looked at
    whole, and those that only tell what of another image shows (its mask).

    One that cannot be decoded, or is too large, is noted as not checked."""
    images = {number: thing for number, thing in survey.images.items() if _is_image(thing)}
    passed = _on_pages(document, apart_from) | _masks(images.values())
    for number, thing in images.items():
        if thing.objgen not in passed:
            content = _decoded(thing, account) if account.limits.picture_seconds else b""
            yield Picture(content, f"object {number}")


def _is_image(thing: Object) -> bool:
    try:
        return bool(thing.get("/Subtype") == "/Image")
    except BROKEN:
        return False


def _on_pages(document: Pdf, pages: Iterable[int]) -> set[Number]:
    found: set[Number] = set()
    for index in pages:
        try:
            found |= {image.objgen for image in document.pages[index].get_images().values()}
        except (*BROKEN, RecursionError):
            continue
    return found


def _masks(images: Iterable[Object]) -> set[Number]:
    masks = (image.get(key) for image in images for key in ("/SMask", "/Mask"))
    return {mask.objgen for mask in masks if isinstance(mask, Stream)}


def _decoded(stream: Stream, account: Account) -> bytes:
    """The image as a lossless file; nothing if it cannot be decoded."""
    try:
        if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > account.limits.pixels:
            return b""
        image = PdfImage(stream).as_pil_image()
        account.inflate(image.width * image.height)
        return _saved(image)
    except BROKEN:
        return b""


def _saved(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.convert("L").save(stream, "BMP")
    return stream.getvalue()
