"""A range of paragraphs in an InDesign story: texts in ranges of one character style each."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Atom, Atoms, Code, Kind, Role
from ordvern.documents.translation.runs.form import canonical
from ordvern.documents.translation.weaving import Weaving
from ordvern.documents.words import words

STYLED = "CharacterStyleRange"
WRAPPERS = words("HyperlinkTextSource XMLElement CrossReferenceSource ParagraphDestination")
SETTINGS = frozenset({"Properties"})
KINDS = {
    "Footnote": Kind.NOTE,
    "EndnoteRange": Kind.NOTE,
    "Note": Kind.OTHER,
    "TextFrame": Kind.IMAGE,
    "Rectangle": Kind.IMAGE,
    "Group": Kind.IMAGE,
    "Table": Kind.IMAGE,
    "TextVariableInstance": Kind.FIELD,
}
END = "Br"


@dataclass(frozen=True, slots=True)
class Style:
    """A character style range without its text; `key` is the same for those that look the same."""

    key: bytes
    element: _Element | None


PLAIN = Style(b"", None)
Meaning = _Element | Style


@dataclass(slots=True)
class Range:
    """A ParagraphStyleRange: `paragraphs` as they are, `bases` the commonest style of each."""

    element: _Element
    paragraphs: list[Atoms] = field(default_factory=list)
    bases: list[Style] = field(default_factory=list)
    meanings: dict[int, Meaning] = field(default_factory=dict)
    is_changed: bool = False

    @classmethod
    def of(cls, element: _Element) -> "Range":
        made = cls(element)
        leaves: list[_Leaf] = []
        _gather(element, PLAIN, (), leaves)
        weaving: Weaving[Meaning] = Weaving(meanings=made.meanings)
        paragraph: list[_Leaf] = []
        for leaf in [*leaves, None]:
            if leaf is not None and leaf.text != END:
                paragraph.append(leaf)
                continue
            base = _commonest([*paragraph, leaf] if leaf else paragraph)
            made.bases.append(base)
            made.paragraphs.append(_woven(paragraph, base, weaving))
            paragraph = []
        return made

    def change(self, index: int, atoms: Atoms) -> None:
        self.paragraphs[index] = atoms
        self.is_changed = True

    def flush(self) -> None:
        """Build the range anew, if something in it changed."""
        if not self.is_changed:
            return
        for child in list(self.element):
            if local_name(child) not in SETTINGS:
                self.element.remove(child)
        last = len(self.paragraphs) - 1
        for index, atoms in enumerate(self.paragraphs):
            writing = _Writing(self, [(self.element, self.bases[index])])
            writing.write(atoms)
            if index < last:
                etree.SubElement(writing.styled(), END)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """Text, the end of a paragraph, or an element that goes as it is, with all it stands in."""

    style: Style
    wrappers: tuple[_Element, ...]
    text: str = ""
    element: _Element | None = None


def _gather(
    parent: _Element, style: Style, wrappers: tuple[_Element, ...], leaves: list[_Leaf]
) -> None:
    for child in parent:
        name = local_name(child)
        if name == STYLED:
            _gather(child, _style(child), wrappers, leaves)
        elif name in WRAPPERS:
            _gather(child, style, (*wrappers, child), leaves)
        elif name == "Content":
            _gather_content(child, style, wrappers, leaves)
        elif name == END:
            leaves.append(_Leaf(style, wrappers, END))
        elif name not in SETTINGS:
            leaves.append(_Leaf(style, wrappers, element=child))


def _gather_content(
    content: _Element, style: Style, wrappers: tuple[_Element, ...], leaves: list[_Leaf]
) -> None:
    """Text, in which processing instructions stand for marks such as a page number."""
    if content.text:
        leaves.append(_Leaf(style, wrappers, _no_end(content.text)))
    for child in content:
        leaves.append(_Leaf(style, wrappers, element=child))
        if child.tail:
            leaves.append(_Leaf(style, wrappers, _no_end(child.tail)))


def _no_end(text: str) -> str:
    """A text that happens to spell the name of the end is still a text."""
    return text if text != END else text + "\u200b"


def _style(element: _Element) -> Style:
    bare = element.makeelement(element.tag, {str(n): str(v) for n, v in element.items()})
    for child in element:
        if local_name(child) in SETTINGS:
            bare.append(deepcopy(child))
    return Style(canonical(bare), bare)


def _commonest(leaves: Sequence[_Leaf]) -> Style:
    lengths: Counter[bytes] = Counter()
    styles: dict[bytes, Style] = {}
    for leaf in leaves:
        lengths[leaf.style.key] += sum(map(len, leaf.text.split()))
        styles.setdefault(leaf.style.key, leaf.style)
    return styles[lengths.most_common(1)[0][0]] if styles else PLAIN


def _woven(leaves: Sequence[_Leaf], base: Style, weaving: Weaving[Meaning]) -> Atoms:
    weaving.atoms = []
    path: list[tuple[Meaning, Code]] = []
    for leaf in leaves:
        wanted: list[Meaning] = list(leaf.wrappers)
        if leaf.style.key != base.key and leaf.text:
            wanted.append(leaf.style)
        while path and not _starts_with(wanted, path):
            weaving.close(path.pop()[1])
        for meaning in wanted[len(path) :]:
            kind = Kind.FORMAT if isinstance(meaning, Style) else _kind_of(meaning)
            path.append((meaning, weaving.open(kind, meaning)))
        if leaf.element is None:
            weaving.text(leaf.text)
        else:
            name = local_name(leaf.element)
            weaving.alone(KINDS.get(name, Kind.FIELD if not name else Kind.OTHER), leaf.element)
    for _, code in reversed(path):
        weaving.close(code)
    return weaving.woven()


def _starts_with(wanted: Sequence[Meaning], path: Sequence[tuple[Meaning, Code]]) -> bool:
    if len(path) > len(wanted):
        return False
    return all(_same(one, other) for one, (other, _) in zip(wanted, path, strict=False))


def _same(one: Meaning, other: Meaning) -> bool:
    if isinstance(one, Style) and isinstance(other, Style):
        return one.key == other.key
    return one is other


def _kind_of(wrapper: _Element) -> Kind:
    return Kind.LINK if "Source" in local_name(wrapper) else Kind.OTHER


@dataclass(slots=True)
class _Writing:
    """`path`: each open container with the style of what goes into it."""

    range: Range
    path: list[tuple[_Element, Style]]

    def write(self, atoms: Sequence[Atom]) -> None:
        used: set[int] = set()
        for atom in atoms:
            if isinstance(atom, str):
                content = self._content()
                if len(content):
                    content[-1].tail = (content[-1].tail or "") + atom
                else:
                    content.text = (content.text or "") + atom
            elif atom.role is Role.CLOSE:
                self.path.pop()
            else:
                self._code(self.range.meanings[atom.id], atom.role, again=atom.id in used)
                used.add(atom.id)

    def _code(self, meaning: Meaning, role: Role, *, again: bool) -> None:
        container, style = self.path[-1]
        if isinstance(meaning, Style):
            self.path.append((container, meaning))
        elif role is Role.OPEN:
            about = {str(name): str(value) for name, value in meaning.items()}
            made = etree.SubElement(container, meaning.tag, about)
            self.path.append((made, style))
        else:
            element = deepcopy(meaning) if again else meaning
            element.tail = None
            is_mark = not isinstance(element.tag, str)
            (self._content() if is_mark else self.styled()).append(element)

    def styled(self) -> _Element:
        """The style range at the end of the container, a new one if the style is another."""
        container, style = self.path[-1]
        last = next((child for child in reversed(container)), None)
        if last is not None and local_name(last) == STYLED and _style(last).key == style.key:
            return last
        if style.element is None:
            return etree.SubElement(container, STYLED)
        made = deepcopy(style.element)
        container.append(made)
        return made

    def _content(self) -> _Element:
        styled = self.styled()
        last = next((child for child in reversed(styled)), None)
        is_content = last is not None and local_name(last) == "Content"
        return last if is_content and last is not None else etree.SubElement(styled, "Content")
