"""Presentations: slides, speaker notes, comments, charts, diagrams, alt texts."""

from posixpath import basename

from lxml.etree import _Element

from ordvern.documents.limits import Limits
from ordvern.documents.redaction.package import OpenPackage
from ordvern.documents.translation.forms.charts import chart_labels
from ordvern.documents.translation.forms.word import ALT_TEXTS, parts_of
from ordvern.documents.translation.opened import Opened, XmlPart
from ordvern.documents.translation.place import Place
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.words import words
from ordvern.text import Part

PARTS = (
    ("presentationml.slide+xml", Part.BODY),
    ("notesslide+xml", Part.FOOTNOTE),
    ("presentationml.comments+xml", Part.COMMENT),
    ("drawingml.chart+xml", Part.TEXT_BOX),
    ("diagramdata+xml", Part.TEXT_BOX),
    ("diagramdrawing+xml", Part.TEXT_BOX),
    ("slidelayout+xml", Part.BODY),
    ("slidemaster+xml", Part.BODY),
)
# Placeholders that only tell an author what to write, or that the program fills in itself.
TEMPLATES = words("slideLayout slideMaster")
FILLED_IN = words("sldNum dt")


def open_slides(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for what is no whole package."""
    package = OpenPackage.of(content, limits)
    parts = parts_of(package, tongue, PARTS)
    hidden = _hidden(package)
    parts.sort(key=lambda each: _order(each[0].name))
    places = [
        each for part, kind in parts if part.name not in hidden for each in _places(part, kind)
    ]
    _join_twins(places)
    return Opened(places, package.save)


def _order(name: str) -> tuple[int, int, str]:
    """Slides by their number, each before its notes; then all other parts."""
    digits = "".join(filter(str.isdigit, basename(name)))
    is_slide = "/slides/" in name or "/notesSlides/" in name
    return (not is_slide, int(digits or 0), ("/notesSlides/" in name and "z") or name)


def _hidden(package: OpenPackage) -> set[str]:
    """Slides that are not shown are none of the translator's business."""
    return {
        name
        for name in package.parts
        if "/slides/slide" in name and b' show="0"' in package.parts[name][:2000]
    }


def _places(part: XmlPart, kind: Part) -> list[Place]:
    is_template = any(name in part.name for name in TEMPLATES)
    found = []
    for element in part.root.iter("{*}p", "{*}text"):
        if element.tag.endswith("}text") and "presentationml" not in element.tag:
            continue
        holder = _placeholder(element)
        if holder is None or not (is_template or holder.get("type") in FILLED_IN):
            each = (
                part.paragraph(element, kind)
                if element.tag.endswith("}p")
                else part.text(element, Part.COMMENT, "text")
            )
            found.append(each)
    pictures = [] if is_template else list(part.root.iter("{*}cNvPr"))
    alts = part.attributes(pictures, ALT_TEXTS, Part.ALT_TEXT)
    return [*(each for each in found if each), *alts, *chart_labels(part)]


def _placeholder(element: _Element) -> _Element | None:
    for shape in element.iterancestors("{*}sp"):
        return shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return None


def _join_twins(places: list[Place]) -> None:
    """A diagram is kept twice, as data and as drawn: written together."""
    data = {each.atoms: each for each in places if "/diagrams/data" in each.locator}
    for each in [one for one in places if "/diagrams/drawing" in one.locator]:
        if each.atoms in data:
            data[each.atoms].twins.append(each)
            places.remove(each)
