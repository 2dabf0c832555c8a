"""Where the words of a PDF stand on its sheets."""

import pypdfium2 as pdfium

HANGING = 3.0  # points that a full stop or a dash at a line's end may stand outside the column


def beyond(pdf: bytes, *, margin: float) -> list[int]:
    """Pages, from 0, with letters more than the sheet's `margin` (points) to the right."""
    pages = list(pdfium.PdfDocument(pdf))
    return [at for at, page in enumerate(pages) if _end(page) > page.get_width() - margin + HANGING]


def _end(page: pdfium.PdfPage) -> float:
    text = page.get_textpage()
    return max((text.get_charbox(at)[2] for at in range(text.count_chars())), default=0.0)
