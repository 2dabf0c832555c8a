"""Every form of document that can be translated back, by its name, with what opens it."""

from collections.abc import Callable, Mapping

from ordvern.documents.limits import Limits
from ordvern.documents.translation.forms.catalogue import open_catalogue
from ordvern.documents.translation.forms.indesign import open_indesign
from ordvern.documents.translation.forms.json_strings import open_json
from ordvern.documents.translation.forms.lines import open_table, open_text
from ordvern.documents.translation.forms.markdown import open_markdown
from ordvern.documents.translation.forms.opendocument import open_opendocument
from ordvern.documents.translation.forms.page import open_page
from ordvern.documents.translation.forms.sheets import open_sheets
from ordvern.documents.translation.forms.slides import open_slides
from ordvern.documents.translation.forms.subtitles import open_subtitles
from ordvern.documents.translation.forms.word import open_word
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.runs.language import Tongue

Open = Callable[[bytes, Tongue, Limits], Opened]

FORMS: Mapping[str, Open] = {
    "txt": open_text,
    "csv": open_table,
    "md": open_markdown,
    "html": open_page,
    "docx": open_word,
    "po": open_catalogue,
    "srt": open_subtitles,
    "json": open_json,
    "xlsx": open_sheets,
    "pptx": open_slides,
    **dict.fromkeys(("odt", "ods", "odp"), open_opendocument),
    "idml": open_indesign,
}
TEXT_FORMS: Mapping[str, str] = {
    "md": "md",
    "markdown": "md",
    "csv": "csv",
    "tsv": "csv",
    "po": "po",
    "pot": "po",
    "srt": "srt",
    "vtt": "srt",
    "json": "json",
    "txt": "txt",
}
"""Forms of plain text by what the name of the file ends in."""
