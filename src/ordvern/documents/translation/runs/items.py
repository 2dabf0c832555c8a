"""What stands in a paragraph of runs: texts with their form, things alone, and wrappers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from lxml.etree import _Element

from ordvern.documents.redaction.tree import STAND_INS, local_name
from ordvern.documents.translation.atoms import Kind
from ordvern.documents.translation.runs.form import Form, form_of, is_hidden
from ordvern.documents.words import words

PARAGRAPH_SETTINGS = words("pPr endParaRPr rPr sdtPr sdtEndPr smartTagPr customXmlPr")
# Marks of the program that say nothing once the words are others: where it found a spelling
# mistake, where a page ended, how a word is pronounced.
LEFT_OUT = words("proofErr lastRenderedPageBreak rPh phoneticPr")
WRAPPERS = words("hyperlink ins moveTo smartTag customXml bdo dir sdt sdtContent")
LINKS = words("hyperlink fldSimple")
LETTERS = {"noBreakHyphen": STAND_INS["noBreakHyphen"], "softHyphen": STAND_INS["softHyphen"]}
KINDS = {
    "tab": Kind.TAB,
    "br": Kind.BREAK,
    "cr": Kind.BREAK,
    "drawing": Kind.IMAGE,
    "pict": Kind.IMAGE,
    "object": Kind.IMAGE,
    "AlternateContent": Kind.IMAGE,
    "footnoteReference": Kind.NOTE,
    "endnoteReference": Kind.NOTE,
    "commentReference": Kind.OTHER,
    "fldSimple": Kind.FIELD,
    "fld": Kind.FIELD,
    "sym": Kind.FIELD,
    "oMath": Kind.FIELD,
    "oMathPara": Kind.FIELD,
    "ruby": Kind.FIELD,
    "pgNum": Kind.FIELD,
}


@dataclass(frozen=True, slots=True)
class Source:
    """An element of the paragraph, in its run if it stands in one."""

    element: _Element
    run: _Element | None = None


@dataclass(slots=True)
class Said:
    """A text in a form."""

    text: str
    form: Form
    source: Source

    @property
    def sources(self) -> list[Source]:
        return [self.source]


@dataclass(slots=True)
class Alone:
    """Something that is no text and goes as a whole."""

    kind: Kind
    sources: list[Source]
    form: Form | None = None


@dataclass(slots=True)
class Wrapped:
    """Items inside a shell: an element to be filled anew, or sources before and after them."""

    kind: Kind
    items: "list[Item]"
    shell: _Element | None = None
    before: list[Source] = field(default_factory=list)
    after: list[Source] = field(default_factory=list)

    @property
    def sources(self) -> list[Source]:
        if self.shell is not None:
            return [Source(self.shell)]
        return [
            *self.before,
            *chain.from_iterable(item.sources for item in self.items),
            *self.after,
        ]


Item = Said | Alone | Wrapped


def items_of(container: _Element) -> list[Item]:
    """What stands in a paragraph or wrapper, with fields gathered and neighbours joined."""
    return _neighbours_joined(_fields_gathered(list(_items(container))))


def _items(container: _Element) -> Iterator[Item]:
    for child in container:
        name = local_name(child)
        if not name or name in LEFT_OUT or name in PARAGRAPH_SETTINGS:
            continue
        if name == "r":
            yield from _of_run(child)
        elif name == "t":
            yield Said(child.text or "", form_of(None), Source(child))
        elif name in WRAPPERS or (name == "fldSimple" and _is_link(child)):
            kind = Kind.LINK if name in LINKS else Kind.OTHER
            inner = content_of(child)
            yield Wrapped(kind, items_of(inner), shell=child)
        else:
            yield Alone(KINDS.get(name, Kind.OTHER), [Source(child)])


def _of_run(run: _Element) -> Iterator[Item]:
    """The children of a run; one that is hidden, or holds deleted text, is not for translators."""
    form = form_of(run.find("{*}rPr"))
    hidden = is_hidden(form)
    for child in run:
        name = local_name(child)
        if not name or name == "rPr" or name in LEFT_OUT:
            continue
        source = Source(child, run)
        if name == "t" and not hidden:
            yield Said(child.text or "", form, source)
        elif name in LETTERS and not hidden:
            yield Said(LETTERS[name], form, source)
        else:
            kind = KINDS.get(name, Kind.OTHER) if not hidden else Kind.OTHER
            yield Alone(_kind_of_break(child, kind), [source], form)


def _kind_of_break(element: _Element, kind: Kind) -> Kind:
    """Breaks of pages and columns are no line ends that a translator may move."""
    is_line = all(
        value == "textWrapping" or not name.endswith("}type")
        for name, value in ((str(name), str(value)) for name, value in element.attrib.items())
    )
    return kind if kind is not Kind.BREAK or is_line else Kind.OTHER


def content_of(wrapper: _Element) -> _Element:
    """Where the runs of a wrapper stand: a content control has a box of its own for them."""
    inner = wrapper.find("{*}sdtContent") if local_name(wrapper) == "sdt" else None
    return wrapper if inner is None else inner


def _is_link(field_: _Element) -> bool:
    code = next((str(v) for n, v in field_.attrib.items() if str(n).endswith("}instr")), "")
    return code.strip().upper().startswith("HYPERLINK")


def _fields_gathered(items: list[Item]) -> list[Item]:
    """Complex fields as one item: links wrap what they show, all others go as a whole."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        end = _end_of_field(items, index) if _field_mark(items[index]) == "begin" else 0
        if end:
            out.append(_field(items[index : end + 1]))
            index = end + 1
        else:
            out.append(items[index])
            index += 1
    return out


def _field_mark(item: Item) -> str:
    if not isinstance(item, Alone) or local_name(item.sources[0].element) != "fldChar":
        return ""
    attributes = item.sources[0].element.attrib.items()
    return next((str(v) for n, v in attributes if str(n).endswith("}fldCharType")), "")


def _end_of_field(items: list[Item], start: int) -> int:
    """Where the field that begins at `start` ends; nought if not in this paragraph."""
    depth = 0
    for index in range(start, len(items)):
        mark = _field_mark(items[index])
        depth += (mark == "begin") - (mark == "end")
        if depth == 0:
            return index
    return 0


def _field(items: list[Item]) -> Item:
    marks = [_field_mark(item) for item in items]
    split = marks.index("separate") if "separate" in marks else 0
    code = "".join(
        source.element.text or ""
        for item in items[:split]
        for source in item.sources
        if local_name(source.element) == "instrText"
    )
    nested = marks.count("begin") > 1
    if split and not nested and code.strip().upper().startswith("HYPERLINK"):
        before = [source for item in items[: split + 1] for source in item.sources]
        inner = _neighbours_joined(items[split + 1 : -1])
        return Wrapped(Kind.LINK, inner, before=before, after=items[-1].sources)
    return Alone(Kind.FIELD, [source for item in items for source in item.sources])


def _neighbours_joined(items: list[Item]) -> list[Item]:
    """Things alone that follow each other are one, so that translators see few codes."""
    out: list[Item] = []
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Said) and not item.text:
            continue
        if isinstance(item, Alone) and isinstance(last, Alone) and _are_one(last, item):
            kind = item.kind if last.kind is Kind.OTHER else last.kind
            out[-1] = Alone(kind, last.sources + item.sources, last.form)
        else:
            out.append(item)
    return out


def _are_one(one: Alone, other: Alone) -> bool:
    loose = {Kind.BREAK, Kind.TAB, Kind.FIELD}
    return one.kind not in loose and other.kind not in loose
