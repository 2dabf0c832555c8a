"""Packages that are no Office Open XML (ODF, IDML): parts in the order they came, written back
byte for byte but for those that changed."""

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.account import Account
from ordvern.documents.limits import Limits
from ordvern.documents.package import Package
from ordvern.documents.reason import Refused
from ordvern.documents.redaction.package import FIXED_TIME
from ordvern.documents.xmltree import parse

FIRST = "mimetype"
"""This part lies first and plain in the file, so that its kind is told without inflating it."""


@dataclass(slots=True)
class Zipped:
    """The parts by name; `changed` are the roots of those to be written anew."""

    parts: dict[str, bytes]
    changed: dict[str, _Element] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes, limits: Limits) -> "Zipped":
        """Raises Refused like the readers do."""
        archive = Package(content, Account(limits))
        return cls({name: archive.read(name) for name in archive.names})

    def root(self, name: str) -> _Element | None:
        """The parsed part; None for one that is broken or not there."""
        try:
            return parse(self.parts[name]) if name in self.parts else None
        except Refused:
            return None

    def save(self) -> bytes:
        out = io.BytesIO()
        names = sorted(self.parts, key=lambda name: name != FIRST)
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in names:
                info = zipfile.ZipInfo(name, FIXED_TIME)
                info.compress_type = zipfile.ZIP_STORED if name == FIRST else zipfile.ZIP_DEFLATED
                archive.writestr(info, self._content(name))
        return out.getvalue()

    def _content(self, name: str) -> bytes:
        if name not in self.changed:
            return self.parts[name]
        tree = self.changed[name].getroottree()
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
