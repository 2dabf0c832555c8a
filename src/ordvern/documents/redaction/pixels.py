"""Paints over the words of values in pictures, as OCR finds them; the pixels under are gone."""

import io
import time
from dataclasses import replace

from PIL import Image, ImageDraw, ImageOps

from ordvern.documents.embedded import Picture
from ordvern.documents.limits import Limits
from ordvern.documents.ocr import NotAPicture, NoTime, OcrLine, recognised
from ordvern.documents.ocr.pixels import DAMAGE, opened
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.pictures import without_metadata
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.values import Values

Box = tuple[int, int, int, int]
MARGIN = 2
QUALITY = 90
WRITTEN = frozenset({"PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"})


def painted(content: bytes, values: Values, limits: Limits) -> tuple[bytes | None, int]:
    """The picture without notes beside it and with the places of values black; how many places.

    None in place of the picture if its format is not understood, or if a value stands in one of
    several frames. Without time for OCR in `limits` nothing is looked for.
    """
    boxes = boxes_of(Picture(content, ""), values, limits) if limits.picture_seconds else []
    if not boxes:
        return without_metadata(content), 0
    try:
        with opened(content) as image:
            return _painted(image, boxes), len(boxes)
    except (*DAMAGE, Image.DecompressionBombError):
        return None, 0


def boxes_of(picture: Picture, values: Values, limits: Limits) -> list[Box]:
    """Where words of values stand, in the pixels of `pixels_of`; none where nothing can be read."""
    try:
        lines = recognised(picture, most=limits.pixels, seconds=limits.picture_seconds)
    except (NotAPicture, NoTime):
        return []
    return [box for line in lines for box in _boxes_in(line, values)]


def redact_picture(content: bytes, values: Values, limits: Limits) -> tuple[bytes, Tally]:
    """An image file. Raises `Refused` (not_redactable) for one that cannot be written back."""
    began = time.monotonic()
    copy, count = painted(content, values, limits)
    if copy is None or time.monotonic() - began > limits.wall_seconds:
        raise Refused(Reason.NOT_REDACTABLE)
    return copy, replace(Tally(), removed=count, images=0 if limits.picture_seconds else 1)


def _boxes_in(line: OcrLine, values: Values) -> list[Box]:
    hits = values.find(line.text)
    return [
        word.box
        for word in line.words
        if any(hit.start < word.span.end and word.span.start < hit.end for hit in hits)
    ]


def _painted(image: Image.Image, boxes: list[Box]) -> bytes | None:
    """Upright, in the format it came in, with nothing written beside the pixels."""
    kind = image.format or ""
    if kind not in WRITTEN or getattr(image, "n_frames", 1) > 1:
        return None
    upright = ImageOps.exif_transpose(image)
    plain = upright.convert("RGB") if upright.mode in {"P", "PA", "LA"} else upright.copy()
    draw = ImageDraw.Draw(plain)
    for left, top, right, bottom in boxes:
        edges = (left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN)
        draw.rectangle(edges, fill=_black(plain.mode))
    plain.info.clear()
    out = io.BytesIO()
    plain.save(out, kind, **({"quality": QUALITY} if kind in {"JPEG", "WEBP"} else {}))
    return out.getvalue()


def _black(mode: str) -> int | tuple[int, ...]:
    return {"RGBA": (0, 0, 0, 255), "CMYK": (0, 0, 0, 255), "RGB": (0, 0, 0)}.get(mode, 0)
