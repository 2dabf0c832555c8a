"""Weaves a paragraph of runs into atoms, and writes one anew from the atoms of its translation."""

import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.tree import XML_SPACE, local_name
from ordvern.documents.translation.atoms import Atom, Atoms, Code, Role
from ordvern.documents.translation.runs.form import PLAIN, Form, kind_of_form
from ordvern.documents.translation.runs.items import (
    LETTERS,
    PARAGRAPH_SETTINGS,
    Item,
    Said,
    Source,
    Wrapped,
    items_of,
)
from ordvern.documents.translation.runs.language import Tongue, speak
from ordvern.documents.translation.weaving import Weaving

LAST = frozenset({"endParaRPr"})
HYPHENS = re.compile("([\u2011\u00ad])")
ELEMENT_OF = {letter: name for name, letter in LETTERS.items()}
SETTINGS_OF_RUN = "rPr"


@dataclass(frozen=True, slots=True)
class Shell:
    """An element that wraps runs, to be made anew around their translation."""

    element: _Element
    base: Form


@dataclass(frozen=True, slots=True)
class Brackets:
    """Elements before and after the runs that a field shows."""

    before: list[Source]
    after: list[Source]
    base: Form


@dataclass(frozen=True, slots=True)
class Things:
    """Elements that go as they are."""

    sources: list[Source]


Meaning = Form | Shell | Brackets | Things


@dataclass(slots=True)
class Paragraph:
    """A paragraph (or a string of a workbook) and what it is made of."""

    element: _Element
    tongue: Tongue
    weaving: Weaving[Meaning]
    base: Form

    @classmethod
    def of(cls, element: _Element, tongue: Tongue) -> "Paragraph":
        items = items_of(element)
        weaving: Weaving[Meaning] = Weaving()
        base = _commonest_form(items)
        _weave(items, base, weaving)
        return cls(element, tongue, weaving, base)

    def write(self, atoms: Atoms) -> None:
        """Fill the paragraph anew; its settings stay."""
        last = [child for child in self.element if local_name(child) in LAST]
        for child in list(self.element):
            if local_name(child) not in PARAGRAPH_SETTINGS or child in last:
                self.element.remove(child)
        _Writing(self, [(self.element, self.base, None)]).write(atoms)
        for child in last:
            self.element.append(child)
        speak(self.element, self.tongue)


def _commonest_form(items: Sequence[Item]) -> Form:
    lengths: Counter[bytes] = Counter()
    forms: dict[bytes, Form] = {}
    for item in items:
        if isinstance(item, Said):
            lengths[item.form.key] += sum(map(len, item.text.split()))
            forms.setdefault(item.form.key, item.form)
    return forms[lengths.most_common(1)[0][0]] if lengths else PLAIN


def _weave(items: Sequence[Item], base: Form, weaving: Weaving[Meaning]) -> None:
    opened: tuple[Code, Form] | None = None
    for index, item in enumerate(items):
        form = _form_at(items, index) or base
        if opened and (isinstance(item, Wrapped) or form.key != opened[1].key):
            weaving.close(opened[0])
            opened = None
        if isinstance(item, Wrapped):
            _weave_wrapped(item, weaving)
            continue
        if opened is None and isinstance(item, Said) and form.key != base.key:
            opened = (weaving.open(kind_of_form(form, base), form), form)
        if isinstance(item, Said):
            weaving.text(item.text)
        else:
            weaving.alone(item.kind, Things(item.sources))
    if opened:
        weaving.close(opened[0])


def _form_at(items: Sequence[Item], index: int) -> Form | None:
    """The form of this text; of a thing alone, that of the next text."""
    for item in items[index:]:
        if isinstance(item, Said):
            return item.form
        if isinstance(item, Wrapped):
            return None
    return None


def _weave_wrapped(item: Wrapped, weaving: Weaving[Meaning]) -> None:
    base = _commonest_form(item.items)
    meaning: Meaning = (
        Shell(item.shell, base)
        if item.shell is not None
        else Brackets(item.before, item.after, base)
    )
    code = weaving.open(item.kind, meaning)
    _weave(item.items, base, weaving)
    weaving.close(code)


@dataclass(slots=True)
class _Writing:
    """`path`: each open container with the form of text in it and the meaning that opened it."""

    paragraph: Paragraph
    path: list[tuple[_Element, Form, Meaning | None]]

    def write(self, atoms: Sequence[Atom]) -> None:
        used: set[int] = set()
        for atom in atoms:
            if isinstance(atom, str):
                self._text(atom)
            elif atom.role is Role.CLOSE:
                self._close()
            else:
                meaning = self.paragraph.weaving.meanings[atom.id]
                self._open_or_put(meaning, again=atom.id in used)
                used.add(atom.id)

    def _open_or_put(self, meaning: Meaning, *, again: bool) -> None:
        container, _, _ = self.path[-1]
        if isinstance(meaning, Form):
            self.path.append((container, meaning, meaning))
        elif isinstance(meaning, Shell):
            self.path.append((_shell_in(container, meaning.element), meaning.base, meaning))
        elif isinstance(meaning, Brackets):
            _put(container, meaning.before, again=again)
            self.path.append((container, meaning.base, meaning))
        else:
            _put(container, meaning.sources, again=again)

    def _close(self) -> None:
        container, _, meaning = self.path.pop()
        if isinstance(meaning, Brackets):
            _put(
                container,
                meaning.after,
                again=any(each.element.getparent() is container for each in meaning.after),
            )

    def _text(self, text: str) -> None:
        container, form, _ = self.path[-1]
        if (
            local_name(self.paragraph.element) in {"si", "is"}
            and len(self.path) == 1
            and (form.properties is None and not len(container))
        ):
            _text_in(container, text)
            return
        run = etree.SubElement(container, _like(self.paragraph.element, "r"))
        if form.properties is not None:
            run.append(deepcopy(form.properties))
        _text_in(run, text)


def _text_in(parent: _Element, text: str) -> None:
    """Word has elements for hyphens that do not break, or only at line ends."""
    for stretch in HYPHENS.split(text) if _is_word(parent) else [text]:
        if stretch in ELEMENT_OF:
            etree.SubElement(parent, _like(parent, ELEMENT_OF[stretch]))
        elif stretch:
            element = etree.SubElement(parent, _like(parent, "t"))
            element.text = stretch
            if stretch != stretch.strip() and not _is_drawing(parent):
                element.set(XML_SPACE, "preserve")


def _attributes(element: _Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _is_word(element: _Element) -> bool:
    return "wordprocessingml" in str(element.tag)


def _is_drawing(element: _Element) -> bool:
    return "drawingml" in str(element.tag)


def _like(element: _Element, name: str) -> str:
    """The name in the namespace of `element`."""
    return str(element.tag)[: str(element.tag).rindex("}") + 1] + name


def _shell_in(container: _Element, shell: _Element) -> _Element:
    """A new, empty shell like `shell`; answers where its runs go."""
    made = etree.SubElement(container, shell.tag, _attributes(shell))
    for child in shell:
        name = local_name(child)
        if name in PARAGRAPH_SETTINGS or name == "fldData":
            made.append(deepcopy(child))
        elif name == "sdtContent":
            return etree.SubElement(made, child.tag, _attributes(child))
    return made


def _put(container: _Element, sources: Sequence[Source], *, again: bool) -> None:
    """Move the elements here, or copies of them if they stand somewhere already; those that
    stood in one run stand in one again."""
    last: _Element | None = None
    made: _Element | None = None
    for source in sources:
        element = deepcopy(source.element) if again else source.element
        element.tail = None
        if source.run is None:
            container.append(element)
            last = made = None
            continue
        if made is None or last is not source.run:
            made = etree.SubElement(container, source.run.tag, _attributes(source.run))
            properties = source.run.find("{*}" + SETTINGS_OF_RUN)
            if properties is not None:
                made.append(deepcopy(properties))
            last = source.run
        made.append(element)
