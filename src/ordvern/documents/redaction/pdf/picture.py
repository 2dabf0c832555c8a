"""A page made a picture of itself, with the marked places painted over: the last resort."""

import io

import pypdfium2
from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import ImageDraw

from ordvern.documents.redaction.pdf.locate import Box

DOTS_PER_INCH = 150
POINTS_PER_INCH = 72
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 65_000  # pixels; JPEG has no more than 65,535
MARGIN = 1.0
QUALITY = 85


def make_picture(
    pdf: Pdf, page: Page, document: pypdfium2.PdfDocument, index: int, boxes: list[Box]
) -> None:
    """Replace the content of `page` by what page `index` of `document` shows, less `boxes`.

    Notes and fields are not painted: they stay what they are, over the picture.
    """
    shown = document[index]
    rotation = shown.get_rotation()
    shown.set_rotation(0)
    left, bottom, right, top = shown.get_cropbox()
    width, height = right - left, top - bottom
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    scale *= min(1.0, (MOST_PIXELS / max(width * height * scale * scale, 1.0)) ** 0.5)
    scale = min(scale, LONGEST_SIDE / max(width, height, 1.0))
    image = shown.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
    shown.set_rotation(rotation)
    shown.close()
    draw = ImageDraw.Draw(image)
    for box in boxes:
        draw.rectangle(
            (
                (box.left - left - MARGIN) * scale,
                (top - box.top - MARGIN) * scale,
                (box.right - left + MARGIN) * scale,
                (top - box.bottom + MARGIN) * scale,
            ),
            fill="black",
        )
    data = io.BytesIO()
    image.convert("RGB").save(data, "JPEG", quality=QUALITY)
    stream = pdf.make_stream(data.getvalue())
    stream.update(
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=image.width,
            Height=image.height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
    )
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(Page=stream))
    page.obj["/Contents"] = pdf.make_stream(
        f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /Page Do Q".encode("ascii")
    )
    for key in ("/Group", "/StructParents"):
        if key in page.obj:
            del page.obj[key]
    page.obj["/CropBox"] = Array([left, bottom, right, top])
