"""Where sentences begin: own rules in the way of SRX, with the abbreviations of nine languages."""

from ordvern.documents.segmentation.aligning import aligned
from ordvern.documents.segmentation.splitting import sentence_starts, sentences
from ordvern.documents.segmentation.translatable import translatable

__all__ = ["aligned", "sentence_starts", "sentences", "translatable"]
