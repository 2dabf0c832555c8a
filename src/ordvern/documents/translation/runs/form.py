"""The form of a run: what its properties make of the text, and which runs look the same."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.tree import local_name
from ordvern.documents.translation.atoms import Kind
from ordvern.documents.words import words

# Properties that say nothing of the look: language, spelling marks, editing sessions.
SILENT = words("lang noProof rPrChange")
SILENT_ATTRIBUTES = words("lang altLang dirty err smtClean noProof hint smtId bmk")
OFF = frozenset({"0", "false", "off", "none", "noStrike"})
BY_NAME = {"b": Kind.BOLD, "i": Kind.ITALIC, "u": Kind.UNDERLINE}


@dataclass(frozen=True, slots=True)
class Form:
    """`key` is the same for runs that look the same; `properties` are those of one of them."""

    key: bytes
    properties: _Element | None


PLAIN = Form(b"", None)


def form_of(properties: _Element | None) -> Form:
    """The form that an ``rPr`` gives."""
    if properties is None:
        return PLAIN
    bare = deepcopy(properties)
    bare.tail = None
    for element in list(bare.iter("*")):
        parent = element.getparent()
        if local_name(element) in SILENT and parent is not None:
            parent.remove(element)
            continue
        element.text = element.text if element.text and element.text.strip() else None
        element.tail = None
        for name in [str(each) for each in element.attrib]:
            if name.rpartition("}")[2] in SILENT_ATTRIBUTES:
                del element.attrib[name]
    if not len(bare) and not bare.attrib:
        return PLAIN
    return Form(canonical(bare), bare)


def canonical(element: _Element) -> bytes:
    """The same for elements that say the same; names of namespaces that are no addresses, which
    C14N forbids, are taken as they stand."""
    try:
        return etree.tostring(element, method="c14n", exclusive=True)
    except etree.C14NError:
        return etree.tostring(element)


def is_hidden(form: Form) -> bool:
    """Whether the form switches the text off."""
    return form.properties is not None and any(
        local_name(child) == "vanish" and _value(child) not in OFF for child in form.properties
    )


def kind_of_form(form: Form, base: Form) -> Kind:
    """What the form does beyond what `base` does, if that has a name of its own."""
    found = _shown_kinds(form) - _shown_kinds(base)
    return next(iter(found)) if len(found) == 1 else Kind.FORMAT


def _shown_kinds(form: Form) -> set[Kind]:
    if form.properties is None:
        return set()
    kinds = {
        BY_NAME[name]
        for child in form.properties
        if (name := local_name(child)) in BY_NAME and _value(child) not in OFF
    }
    kinds |= {
        BY_NAME[str(name)]
        for name, value in form.properties.attrib.items()
        if str(name) in BY_NAME and str(value) not in OFF
    }
    raised = {_value(child) for child in form.properties if local_name(child) == "vertAlign"}
    kinds |= {Kind.RAISED} if "superscript" in raised else set()
    return kinds | ({Kind.LOWERED} if "subscript" in raised else set())


def _value(element: _Element) -> str:
    return next((str(v) for n, v in element.attrib.items() if str(n).endswith("val")), "1")
