"""The pixels of a picture, upright, bounded, and in the size in which letters are best read."""

import io
from contextlib import closing

import pypdfium2
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    IcoImagePlugin,
    Image,
    ImageOps,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from ordvern.documents.embedded import Picture

# Loaded here, before the keeper forks: else Pillow loads all it has in the child that needs one.
PLUGINS = (
    BmpImagePlugin.BmpImageFile,
    GifImagePlugin.GifImageFile,
    IcoImagePlugin.IcoImageFile,
    Jpeg2KImagePlugin.Jpeg2KImageFile,
    JpegImagePlugin.JpegImageFile,
    PngImagePlugin.PngImageFile,
    TiffImagePlugin.TiffImageFile,
    WebPImagePlugin.WebPImageFile,
)
FORMATS = tuple(plugin.format for plugin in PLUGINS)
POINTS_PER_INCH = 72
PAGE_DPI = 300
PAGE_PIXELS = 16_000_000
DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    ArithmeticError,
)


class NotAPicture(Exception):
    """The picture is damaged, of a kind that is not read, or larger than allowed."""


def pixels_of(picture: Picture, *, most: int) -> Image.Image:
    """A picture in grey, upright as its EXIF orientation says; a page of a PDF at 300 dpi, or
    less if it is large. Raise NotAPicture if it cannot be read or has over `most` pixels."""
    if picture.content[:1024].find(b"%PDF-") >= 0:
        return _page(picture, most)
    try:
        with opened(picture.content) as image:
            if image.width * image.height > most:
                raise NotAPicture
            image.seek(picture.frame)
            return _on_white(ImageOps.exif_transpose(image))
    except (*DAMAGE, Image.DecompressionBombError):
        raise NotAPicture from None


def opened(content: bytes) -> Image.Image:
    """An image file, its pixels not yet read. Raises what Pillow raises for damage."""
    return Image.open(io.BytesIO(content), formats=FORMATS)


def _on_white(image: Image.Image) -> Image.Image:
    """Grey; what is transparent is white, as on paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(paper, coloured).convert("L")
    return image.convert("L")


def _page(picture: Picture, most: int) -> Image.Image:
    try:
        with closing(pypdfium2.PdfDocument(picture.content)) as document:
            page = document[picture.frame]
            inches = [side / POINTS_PER_INCH for side in page.get_size()]
            area = max(inches[0] * inches[1], 1e-6)
            dpi = min(PAGE_DPI, (min(most, PAGE_PIXELS) / area) ** 0.5)
            image: Image.Image = page.render(scale=dpi / POINTS_PER_INCH, grayscale=True).to_pil()
            return image.convert("L")
    except (pypdfium2.PdfiumError, *DAMAGE):
        raise NotAPicture from None
