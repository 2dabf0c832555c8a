"""An Office package as parts, types and relationships that can be taken out and written anew."""

import io
import posixpath
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.account import Account
from ordvern.documents.limits import Limits
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.structure import attributes, words
from ordvern.documents.redaction.tree import take_out
from ordvern.documents.xmltree import parse

CONTENT_TYPES = "[Content_Types].xml"
MIMETYPE = "mimetype"  # in OpenDocument and InDesign packages the first member, not compressed
RELATIONSHIP_IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_IDS = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(slots=True)
class OpenPackage:
    """The parts of a package by name, without leading slash, in the order of the file.

    `source` is the package as it came; `keeps_around` whether what stands around the roots of its
    trees is written too.
    """

    parts: dict[str, bytes]
    source: Package
    trees: dict[str, _Element] = field(default_factory=dict)
    keeps_around: bool = False

    @classmethod
    def of(cls, content: bytes, limits: Limits) -> "OpenPackage":
        """Raises `Refused` (corrupt, encrypted, too_complex) like the readers do."""
        package = cls.plain(content, limits)
        if CONTENT_TYPES not in package.parts:
            raise Refused(Reason.CORRUPT)
        return package

    @classmethod
    def plain(cls, content: bytes, limits: Limits) -> "OpenPackage":
        """A package that need not be Office Open XML. Raises as `of` does."""
        archive = Package(content, Account(limits))
        return cls({name: archive.read(name) for name in archive.names}, archive)

    def tree(self, name: str) -> _Element:
        """The parsed part; changes to it are written. Of broken XML, what can be saved."""
        if name not in self.trees:
            try:
                self.trees[name] = parse(self.parts[name])
            except Refused:
                self.trees[name] = parse(self.parts[name], recover=True)
        return self.trees[name]

    def sweep(self) -> None:
        """Take out every part that no chain of relationships leads to."""
        reached = {CONTENT_TYPES}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            rels = relationships_of(source)
            if rels not in self.parts or rels in reached:
                continue
            reached.add(rels)
            targets = {target_of(source, each) for each in self.tree(rels)}
            waiting += targets & self.parts.keys()
            reached |= targets
        for name in self.parts.keys() - reached:
            self.remove(name)

    def remove(self, name: str) -> None:
        """Take out a part, what it relates to alone, its type and every relationship to it."""
        self.parts.pop(name, None)
        self.trees.pop(name, None)
        self.parts.pop(relationships_of(name), None)
        self.trees.pop(relationships_of(name), None)
        if CONTENT_TYPES in self.parts:
            types = self.tree(CONTENT_TYPES)
            for each in list(types):
                if (each.get("PartName") or "").lstrip("/").lower() == name.lower():
                    types.remove(each)
        self.cut_relationships(lambda source, each: target_of(source, each) == name)

    def cut_relationships(self, is_cut: Callable[[str, _Element], bool]) -> int:
        """Remove relationships, and in their sources whatever stands on them."""
        count = 0
        for rels in [name for name in self.parts if name.endswith(".rels")]:
            source = source_of(rels)
            cut = [
                each
                for each in self.tree(rels).iterchildren("{*}Relationship")
                if is_cut(source, each)
            ]
            for each in cut:
                self.tree(rels).remove(each)
            ids = {each.get("Id", "") for each in cut}
            if ids and is_xml(source) and source in self.parts:
                cut_references(self.tree(source), ids)
            count += len(cut)
        return count

    def relationships(self) -> list[tuple[str, _Element]]:
        """Every relationship with the name of its source."""
        return [
            (source_of(name), each)
            for name in self.parts
            if name.endswith(".rels")
            for each in self.tree(name).iterchildren("{*}Relationship")
        ]

    def content_type(self, name: str) -> str:
        """The declared type of a part; "" when none is declared."""
        extension = name.rpartition(".")[2].lower()
        default = ""
        for each in self.tree(CONTENT_TYPES):
            if (each.get("PartName") or "").lstrip("/").lower() == name.lower():
                return each.get("ContentType", "")
            if (each.get("Extension") or "").lower() == extension:
                default = each.get("ContentType", "")
        return default

    def save(self) -> bytes:
        """A new archive: no comment, no leftovers, no times."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(self.parts, key=lambda name: name != MIMETYPE):
                info = zipfile.ZipInfo(name, FIXED_TIME)
                info.compress_type = (
                    zipfile.ZIP_STORED if name == MIMETYPE else zipfile.ZIP_DEFLATED
                )
                archive.writestr(info, self._written(name))
        return out.getvalue()

    def _written(self, name: str) -> bytes:
        """What stands around the root stays only where it is needed: in InDesign's packages."""
        if name not in self.trees:
            return self.parts[name]
        tree = self.trees[name]
        whole = tree.getroottree() if self.keeps_around else tree
        return etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def relationships_of(name: str) -> str:
    folder, _, plain = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{plain}.rels")


def source_of(rels: str) -> str:
    """The part whose relationships a .rels part holds; "" for those of the package."""
    folder, _, plain = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), plain.removesuffix(".rels"))


def target_of(source: str, relationship: _Element) -> str:
    """The name of the part that a relationship leads to; "" when it leads outside."""
    if is_external(relationship):
        return ""
    target = (relationship.get("Target") or "").partition("#")[0]
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def is_external(relationship: _Element) -> bool:
    return relationship.get("TargetMode") == "External"


# What an element is, as a whole, when the part it stands on is gone: the nearest of these goes.
CARRIERS = words("""
    object control altChunk attachedTemplate oleObject externalReference drawing pict pivotCache
    legacyDrawing legacyDrawingHF picture oleLink subDoc queryTablePart mailMerge
    sheetBackgroundPicture extLst hlinkClick hlinkHover headerReference footerReference
    contentPart AlternateContent videoFile audioFile quickTimeFile wavAudioFile media snd sndTgt
""")
PLURALS = words("oleObjects controls externalReferences pivotCaches queryTableParts")
ALONE = words("hyperlink saveThroughXslt blip fill imagedata shape stroke")


def cut_references(root: _Element, ids: set[str]) -> None:
    """Take out of a part whatever stands on relationships that are gone."""
    for element in list(root.iter("*")):
        names = [
            name
            for name, value in attributes(element)
            if value in ids and name.startswith((RELATIONSHIP_IDS, STRICT_IDS))
        ]
        for name in names:
            carrier = _carrier(element)
            parent = carrier.getparent() if carrier is not None else None
            if carrier is None or parent is None:
                del element.attrib[name]
            else:
                _take_out(carrier, parent)
                break


def _carrier(element: _Element) -> _Element | None:
    node: _Element | None = element
    if etree.QName(element).localname in ALONE:
        return None
    while node is not None:
        if isinstance(node.tag, str) and _carries(node):
            return node
        node = node.getparent()
    return None


def _carries(node: _Element) -> bool:
    """A frame of a slide goes with what it shows; a frame of a sheet cannot stand empty."""
    name = etree.QName(node).localname
    return name in CARRIERS or (name == "graphicFrame" and "presentationml" in str(node.tag))


def _take_out(element: _Element, parent: _Element) -> None:
    take_out(element)
    above = parent.getparent()
    if above is not None and not len(parent) and etree.QName(parent).localname in PLURALS:
        _take_out(parent, above)
