"""What packages of Word, Excel and PowerPoint share: properties, links, pictures, files inside."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

from ordvern.documents.limits import Limits
from ordvern.documents.redaction.metafiles import lines_only
from ordvern.documents.redaction.package import (
    CONTENT_TYPES,
    OpenPackage,
    is_external,
    is_xml,
    target_of,
)
from ordvern.documents.redaction.part_lists import is_list, redact_lists
from ordvern.documents.redaction.pixels import painted
from ordvern.documents.redaction.structure import strong_among, words
from ordvern.documents.redaction.tally import Tally
from ordvern.documents.redaction.tree import local_name, redact_tree
from ordvern.documents.redaction.values import Values
from ordvern.documents.redaction.web_address import redact_address

# Relationship types, by their last word, of which nothing comes into a redacted copy: programs,
# what acts by itself, pictures of the pages as they were, lists of who wrote, signatures.
ACTIVE = words("""
    vbaProject vbaProjectSignature wordVbaData control activeXControlBinary attachedToolbars
    ctrlProp extensibility keyMapCustomizations xlMacrosheet xlIntlMacrosheet dialogsheet ui
    userCustomization customUI webextension taskpanes webextensiontaskpanes volatileDependencies
    connections queryTable externalLink externalLinkPath xlExternalLinkPath attachedTemplate
    mailMergeSource mailMergeHeaderSource mailMergeRecipientData recipientData frame subDocument
    activeXControl
""")
TRACES = words("""
    thumbnail people printerSettings origin signature calcChain revisionHeaders usernames
    revisionLog stylesWithEffects documenttasks webSettings revisionInfo changesInfo
""")
BINARY_MEDIA = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|webp|ico|svg|wdp|jp2|heic)$", re.I)
METAFILE = re.compile(r"\.(emf|wmf)$", re.I)
FONTS = re.compile(r"\.(odttf|ttf|fntdata|otf)$", re.I)
AUTHORS = words("creator lastModifiedBy Manager Company Template HyperlinkBase")
PROPERTIES = frozenset({"core-properties", "extended-properties"})
MACRO_TYPES = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": "application/vnd.openxmlformats-"
    "officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "application/vnd."
    "openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": "application/vnd.openxmlformats-"
    "officedocument.spreadsheetml.sheet.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": "application/vnd.openxmlformats-"
    "officedocument.spreadsheetml.template.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": "application/vnd."
    "openxmlformats-officedocument.presentationml.presentation.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": "application/vnd."
    "openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": "application/vnd."
    "openxmlformats-officedocument.presentationml.template.main+xml",
}

Inner = Callable[[bytes], "tuple[bytes, int] | None"]


@dataclass(slots=True)
class OfficeFile:
    """An Office package under redaction. `inner` redacts an embedded file, or gives None."""

    package: OpenPackage
    values: Values
    inner: Inner
    limits: Limits = field(default_factory=Limits)
    tally: Tally = field(default_factory=Tally)
    strong: Values = field(init=False)

    def __post_init__(self) -> None:
        self.strong = strong_among(self.values)

    def clean(self) -> None:
        """Everything that does not depend on whether it is a text or a spreadsheet."""
        self._cut_active()
        self._cut_outside()
        self.package.sweep()
        self._drop_authors()
        self._redact_links()
        self._plain_types()
        for name in list(self.package.parts):
            if not is_xml(name):
                self._clean_binary(name)

    def redact_xml(self) -> None:
        """The texts and attributes of every XML part that is left."""
        for name in list(self.package.parts):
            if is_xml(name) and not is_list(name):
                tree = self.package.tree(name)
                self.tally.removed += redact_tree(tree, self.values, self.strong)
                _mend_number_caches(tree)
        self.tally.removed += redact_lists(self.package, self.strong)

    def _cut_active(self) -> None:
        for source, each in self._relationships():
            kind = type_of(each)
            if kind not in ACTIVE | TRACES:
                continue
            target = target_of(source, each)
            self.tally.active += kind in ACTIVE
            if target in self.package.parts:
                self.package.remove(target)
        self.package.cut_relationships(lambda _, each: type_of(each) in ACTIVE | TRACES)

    def _cut_outside(self) -> None:
        """External relationships, but for links that only a person follows."""
        self.tally.outside += self.package.cut_relationships(
            lambda _, each: is_external(each) and type_of(each) != "hyperlink"
        )

    def _redact_links(self) -> None:
        for _, each in self._relationships():
            if is_external(each):
                address, count = redact_address(each.get("Target", ""), self.values)
                each.set("Target", address)
                self.tally.removed += count

    def _relationships(self) -> list[tuple[str, _Element]]:
        return self.package.relationships()

    def _drop_authors(self) -> None:
        for source, each in self._relationships():
            if type_of(each) in PROPERTIES:
                target = target_of(source, each)
                if target in self.package.parts:
                    _empty(self.package.tree(target), AUTHORS)

    def _plain_types(self) -> None:
        for each in self.package.tree(CONTENT_TYPES).iterchildren("*"):
            kind = each.get("ContentType", "")
            each.set("ContentType", MACRO_TYPES.get(kind, kind))

    def _clean_binary(self, name: str) -> None:
        """Pictures lose what is written in them beside the picture; embedded files are redacted
        in their turn; what cannot be, and anything of unknown content, goes."""
        content = self.package.parts[name]
        if FONTS.search(name):
            return
        if BINARY_MEDIA.search(name):
            self.clean_picture(name, content)
        else:
            self.clean_inner(name, content)

    def clean_inner(self, name: str, content: bytes) -> None:
        """A file inside, redacted in its turn; gone if that cannot be."""
        redacted = self.inner(content)
        if redacted is not None:
            self.package.parts[name], count = redacted
            self.tally.removed += count
        else:
            self.package.remove(name)
            self.tally.embedded += 1

    def clean_picture(self, name: str, content: bytes) -> None:
        """A picture without what is written beside it; gone if its format is not understood."""
        is_metafile = METAFILE.search(name)
        cleaned, count = (
            (lines_only(content), 0) if is_metafile else painted(content, self.values, self.limits)
        )
        self.tally.removed += count
        if cleaned is None:
            self.package.remove(name)
            self.tally.embedded += 1
        else:
            self.package.parts[name] = cleaned
            self.tally.images += not self.limits.picture_seconds


def type_of(relationship: _Element) -> str:
    """The last word of a relationship's type; the words are the same in strict and loose files."""
    return relationship.get("Type", "").rstrip("/").rpartition("/")[2]


def _empty(root: _Element, names: frozenset[str]) -> None:
    for element in root.iter():
        if local_name(element) in names:
            element.text = ""


def _mend_number_caches(root: _Element) -> None:
    """A chart's cached numbers must be numbers: where a label went in, nought stands."""
    for cache in root.iter("{*}numCache", "{*}numLit"):
        for element in cache.iter("{*}v"):
            try:
                float(element.text or "0")
            except ValueError:
                element.text = "0"
