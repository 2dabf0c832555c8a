"""Paragraphs of OpenDocument: text and elements mixed, blanks as the format counts them.

White space is collapsed and spelled as OpenDocument 1.3, part 3, 6.1.2 to 6.1.5 says.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.formats.odf import OFFICE, TEXT
from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Atom, Code, Kind, Role
from ordvern.documents.translation.weaving import Weaving
from ordvern.documents.words import words

WRAPPERS = frozenset({TEXT + "span", TEXT + "a", TEXT + "meta", TEXT + "ruby-base"})
BLANKS = re.compile(r"[ \t\r\n]+")
MANY_BLANKS = re.compile(r"(?<= ) +|^ +| +$")
SETTINGS = frozenset({OFFICE + "event-listeners"})
LEFT_OUT = frozenset({TEXT + "soft-page-break"})
KINDS = {
    "tab": Kind.TAB,
    "line-break": Kind.BREAK,
    "note": Kind.NOTE,
    "annotation": Kind.OTHER,
    "annotation-end": Kind.OTHER,
    "frame": Kind.IMAGE,
}
MARKS = words("""
    bookmark bookmark-start bookmark-end reference-mark reference-mark-start reference-mark-end
    change change-start change-end alphabetical-index-mark-start alphabetical-index-mark-end
    toc-mark-start toc-mark-end user-index-mark-start user-index-mark-end
""")
MOST_BLANKS = 1000
STYLE_NAME = TEXT + "style-name"
NO_STYLES: frozenset[str] = frozenset()


@dataclass(slots=True)
class Mixed:
    """A paragraph woven into atoms; each code means the element it stands for."""

    element: _Element
    weaving: Weaving[_Element] = field(default_factory=Weaving)
    after_blank: bool = True
    silent: frozenset[str] = NO_STYLES

    @classmethod
    def of(cls, element: _Element, silent: frozenset[str] = NO_STYLES) -> "Mixed":
        """`silent` are the styles that look like none."""
        mixed = cls(element, silent=silent)
        mixed._weave(element)
        return mixed

    def _weave(self, container: _Element) -> None:
        """Spans that follow each other and look the same are one code."""
        self._say(container.text)
        opened: tuple[Code, str] | None = None
        for child in container:
            style = self._style(child)
            if opened and style != opened[1]:
                self.weaving.close(opened[0])
                opened = None
            if style and not opened:
                opened = (self.weaving.open(Kind.FORMAT, child), style)
            if style or style == "":
                self._weave(child)
            else:
                self._child(child)
            if opened and self._says(child.tail):
                self.weaving.close(opened[0])
                opened = None
            self._say(child.tail)
        if opened:
            self.weaving.close(opened[0])

    def _style(self, child: _Element) -> str | None:
        """The style of a span, "" if it looks like none; None for what is no plain span."""
        if child.tag != TEXT + "span" or set(map(str, child.attrib)) - {STYLE_NAME}:
            return None
        style = child.get(STYLE_NAME, "")
        return "" if style in self.silent else style

    def _child(self, child: _Element) -> None:
        if not isinstance(child.tag, str) or child.tag in LEFT_OUT or child.tag in SETTINGS:
            return
        if child.tag == TEXT + "s":
            count = child.get(TEXT + "c", "1")
            self.weaving.text(" " * min(int(count) if count.isdecimal() else 1, MOST_BLANKS))
            self.after_blank = False
        elif child.tag in WRAPPERS:
            kind = Kind.LINK if child.tag == TEXT + "a" else Kind.FORMAT
            code = self.weaving.open(kind, child)
            self._weave(child)
            self.weaving.close(code)
        else:
            name = local_name(child)
            kind = Kind.OTHER if name in MARKS else KINDS.get(name, Kind.FIELD)
            self.weaving.alone(kind, child)
            self.after_blank = False

    def _says(self, text: str | None) -> bool:
        """Whether a text is more than blanks that collapse with the one before."""
        return bool(text) and not (self.after_blank and str(text).isspace())

    def _say(self, text: str | None) -> None:
        """Blanks of the source collapse; those that count are elements."""
        if not text:
            return
        collapsed = BLANKS.sub(" ", text)
        if self.after_blank:
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            self.after_blank = collapsed.endswith(" ")
            self.weaving.text(collapsed)

    def write(self, atoms: Sequence[Atom]) -> None:
        """Fill the paragraph anew from the atoms of its translation."""
        kept = [child for child in self.element if child.tag in SETTINGS]
        for child in list(self.element):
            self.element.remove(child)
        self.element.text = None
        for child in kept:
            child.tail = None
            self.element.append(child)
        path = [self.element]
        used: set[int] = set()
        for atom in atoms:
            if isinstance(atom, str):
                _write_text(path[-1], atom)
            elif atom.role is Role.CLOSE:
                path.pop()
            else:
                meaning = self.weaving.meanings[atom.id]
                if atom.role is Role.OPEN:
                    path.append(_shell_in(path[-1], meaning))
                else:
                    element = deepcopy(meaning) if atom.id in used else meaning
                    element.tail = None
                    path[-1].append(element)
                used.add(atom.id)


def _shell_in(container: _Element, shell: _Element) -> _Element:
    made = etree.SubElement(
        container, shell.tag, {str(name): str(value) for name, value in shell.items()}
    )
    for child in shell:
        if child.tag in SETTINGS:
            made.append(deepcopy(child))
    return made


def _write_text(container: _Element, text: str) -> None:
    """Blanks that would collapse are spelled out."""
    at = 0
    for match in MANY_BLANKS.finditer(text):
        _append(container, text[at : match.start()])
        blanks = etree.SubElement(container, TEXT + "s")
        if len(match[0]) > 1:
            blanks.set(TEXT + "c", str(len(match[0])))
        at = match.end()
    _append(container, text[at:])


def _append(container: _Element, text: str) -> None:
    if not text:
        return
    last = next((child for child in reversed(container)), None)
    if last is None:
        container.text = (container.text or "") + text
    else:
        last.tail = (last.tail or "") + text
