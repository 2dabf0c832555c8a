"""Image files: each frame is a picture to be read; what is written beside the pixels is told."""

from collections.abc import Iterator

from PIL import ExifTags, Image

from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.ocr.pixels import DAMAGE, opened
from ordvern.documents.reason import Reason, Refused
from ordvern.text import Part, Segment

FRAMES_AT_MOST = 500


def segments(content: bytes, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Texts beside the pixels (EXIF, PNG and GIF comments), then the frames, from ``page 1``.

    Raises Refused if the file is damaged or asks for more pixels or frames than allowed."""
    try:
        with opened(content) as image:
            frames = int(getattr(image, "n_frames", 1))
            size = image.width * image.height
            beside = list(_beside(image))
    except (*DAMAGE, Image.DecompressionBombError):
        raise Refused(Reason.CORRUPT) from None
    if size > account.limits.pixels or frames > FRAMES_AT_MOST:
        raise Refused(Reason.TOO_COMPLEX)
    for locator, text in beside:
        yield Segment(text, locator, Part.METADATA)
    for frame in range(frames):
        yield Picture(content, f"page {frame + 1}", frame)


def _beside(image: Image.Image) -> Iterator[tuple[str, str]]:
    """Name and text of what was written into the file by people or programs."""
    for key, value in image.info.items():
        text = _text(value) if key in ("comment", "xmp", "XML:com.adobe.xmp") else value
        if isinstance(text, str) and text.strip():
            yield f"info {key}", text
    exif = image.getexif()
    for block in (
        exif,
        *(exif.get_ifd(which) for which in (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)),
    ):
        for tag, value in block.items():
            text = _text(value)
            if text.strip():
                yield f"exif {tag}", text


def _text(value: object) -> str:
    """A value as text, or nothing if it is a number; the tags of Windows are UTF-16."""
    if isinstance(value, bytes):
        wide = value.count(0) > len(value) * 0.3
        value = value.decode("utf-16-le" if wide else "utf-8", "ignore").removeprefix("ASCII")
    return value.replace("\0", " ").strip() if isinstance(value, str) else ""
