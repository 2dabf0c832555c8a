"""Electronic books (EPUB): the pages as they lie, then metadata, tables and pictures."""

from collections.abc import Iterator
from posixpath import basename, splitext

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded, Picture
from ordvern.documents.formats import html
from ordvern.documents.formats.ooxml import IMAGES
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.words import words
from ordvern.text import Part, Segment

PAGES = words(".xhtml .html .htm .xht")
TABLES = words(".opf .ncx .xml .smil .pls")
PASSIVE = words(".css .ttf .otf .woff .woff2")
ABOUT = Grammar(stray=Part.METADATA, attributes={"content": Part.METADATA, "title": Part.METADATA})


def segments(package: Package, account: Account) -> Iterator[Segment | Embedded | Picture]:
    """Locators are ``page name#place``. A page that is damaged is noted."""
    names = sorted(package.names, key=lambda name: splitext(name)[1].lower() not in PAGES)
    for name in names:
        ending = splitext(name)[1].lower()
        if ending in PAGES:
            for one in html.segments(package.read(name), account):
                yield Segment(one.text, f"{name}#{one.locator}", one.part)
        elif ending in TABLES:
            yield from _table(package, name, account)
        elif ending in IMAGES and ending != ".svg":
            yield Picture(package.read(name), name)
        elif ending == ".js":
            account.note(Reason.ACTIVE_CONTENT_REMOVED)
        elif ending not in PASSIVE and name != "mimetype":
            yield Embedded(package.read(name), basename(name), name)


def _table(package: Package, name: str, account: Account) -> Iterator[Segment]:
    try:
        root = package.tree(name)
    except Refused:
        account.note(Reason.CORRUPT)
        return
    yield from walk.segments(root, ABOUT, name, Part.METADATA, package.read(name))
