"""Word documents: body, headers, footers, notes, comments, text boxes, charts, alt texts."""

from lxml.etree import _Element

from ordvern.documents.limits import Limits
from ordvern.documents.redaction.package import OpenPackage, is_xml
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.forms.charts import chart_labels
from ordvern.documents.translation.opened import Opened, XmlPart
from ordvern.documents.translation.place import Place
from ordvern.documents.translation.runs.language import Tongue, speak_styles
from ordvern.text import Part

PARTS = (
    ("main+xml", Part.BODY),
    ("header+xml", Part.HEADER),
    ("footer+xml", Part.FOOTER),
    ("footnotes+xml", Part.FOOTNOTE),
    ("endnotes+xml", Part.FOOTNOTE),
    ("comments+xml", Part.COMMENT),
    ("drawingml.chart+xml", Part.TEXT_BOX),
    ("diagramdata+xml", Part.TEXT_BOX),
    ("diagramdrawing+xml", Part.TEXT_BOX),
)
ALT_TEXTS = ("descr", "title")


def open_word(content: bytes, tongue: Tongue, limits: Limits) -> Opened:
    """Raises Refused for what is no whole package."""
    package = OpenPackage.of(content, limits)
    places: list[Place] = []
    for part, kind in parts_of(package, tongue, PARTS):
        places += places_in(part, kind)

    def save() -> bytes:
        if package.trees:
            _speak(package, tongue)
        return package.save()

    return Opened(places, save)


def parts_of(
    package: OpenPackage, tongue: Tongue, sorts: tuple[tuple[str, Part], ...]
) -> list[tuple[XmlPart, Part]]:
    """The parts of the given types, in the order of these."""
    types = {name: package.content_type(name).lower() for name in package.parts if is_xml(name)}
    package.trees.clear()
    found = [
        (XmlPart.of(package, name, tongue, is_body=kind is Part.BODY), kind)
        for ending, kind in sorts
        for name, type_ in types.items()
        if type_.endswith(ending) and "glossary" not in name
    ]
    return [(part, kind) for part, kind in found if part]


def places_in(part: XmlPart, kind: Part) -> list[Place]:
    """All paragraphs of a part, then its alt texts and the labels of a chart."""
    found: dict[_Element, Place] = {}
    for element in part.root.iter("{*}p"):
        each = part.paragraph(element, Part.TEXT_BOX if _is_in(element, "txbxContent") else kind)
        if each:
            found[element] = each
    _join_fallbacks(part.root, found)
    pictures = list(part.root.iter("{*}docPr", "{*}cNvPr"))
    return [
        *found.values(),
        *part.attributes(pictures, ALT_TEXTS, Part.ALT_TEXT),
        *chart_labels(part),
    ]


def _is_in(element: _Element, name: str) -> bool:
    return next(element.iterancestors("{*}" + name), None) is not None


def _join_fallbacks(root: _Element, found: dict[_Element, Place]) -> None:
    """A text box for old programs says the same as the one for new ones: written together."""
    for either in root.iter("{*}AlternateContent"):
        choice, fallback = (_paragraphs(either, name) for name in ("Choice", "Fallback"))
        if len(choice) != len(fallback):
            continue
        for one, other in zip(choice, fallback, strict=True):
            new, old = found.get(one), found.get(other)
            if new and old and new.atoms == old.atoms:
                new.twins.append(old)
                del found[other]


def _paragraphs(either: _Element, name: str) -> list[_Element]:
    return [
        paragraph
        for branch in either
        if local_name(branch) == name
        for paragraph in branch.iter("{*}p")
    ]


def _speak(package: OpenPackage, tongue: Tongue) -> None:
    for name in package.parts:
        if tongue.tag and package.content_type(name).endswith(".styles+xml"):
            speak_styles(package.tree(name), tongue)
