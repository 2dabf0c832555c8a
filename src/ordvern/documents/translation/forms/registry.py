"""Every form of document that can be translated back, by its name, with what opens it."""

from collections.abc import Callable, Mapping

from ordvern.documents.limits import Limits
from ordvern.documents.translation.forms.slides import open_slides
from ordvern.documents.translation.forms.word import open_word
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.runs.language import Tongue

Open = Callable[[bytes, Tongue, Limits], Opened]

FORMS: Mapping[str, Open] = {
    "docx": open_word,
    "pptx": open_slides,
}
TEXT_FORMS: Mapping[str, str] = {}
"""Forms of plain text by what the name of the file ends in; any other is ``txt``."""
