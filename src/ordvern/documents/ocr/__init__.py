"""Text in pictures: read by tesseract inside the cage, word by word with boxes, where installed."""

from ordvern.documents.ocr.engine import DATA, NoTime, OcrLine, OcrWord, is_installed
from ordvern.documents.ocr.pictures import recognised, told
from ordvern.documents.ocr.pixels import NotAPicture, pixels_of

__all__ = [
    "DATA",
    "NoTime",
    "NotAPicture",
    "OcrLine",
    "OcrWord",
    "is_installed",
    "pixels_of",
    "recognised",
    "told",
]
