"""Labels of charts, which a document that is no workbook keeps as plain texts."""

from ordvern.documents.translation.opened import XmlPart
from ordvern.documents.translation.place import Place
from ordvern.text import Part


def chart_labels(part: XmlPart) -> list[Place]:
    """The names of series and categories, as the chart shows them."""
    found = [
        part.text(value, Part.TEXT_BOX, "label")
        for cache in part.root.iter("{*}strCache", "{*}strLit")
        for value in cache.iter("{*}v")
    ]
    return [each for each in found if each]
