"""InDesign exchange packages: stories, notes, and all else that the package's XML says."""

from collections.abc import Iterator
from posixpath import splitext

from ordvern.documents import walk
from ordvern.documents.account import Account
from ordvern.documents.embedded import Embedded
from ordvern.documents.grammar import Grammar
from ordvern.documents.package import Package
from ordvern.documents.reason import Reason
from ordvern.text import Part, Segment

STORY = Grammar(
    paragraphs=frozenset({"ParagraphStyleRange", "Cell", "Footnote", "Note"}),
    speaks=frozenset({"Content"}),
    gaps={"Br": "\n"},
    places={"Note": Part.COMMENT, "HiddenText": Part.HIDDEN},
    attributes={
        "UserName": Part.METADATA,
        "DestinationURL": Part.LINK,
        "LinkResourceURI": Part.LINK,
    },
)
OTHER = Grammar(attributes={"LinkResourceURI": Part.LINK, "DestinationURL": Part.LINK})


def segments(package: Package, account: Account) -> Iterator[Segment | Embedded]:
    """Stories first, in the package's order."""
    for name in sorted(package.names, key=lambda name: not name.startswith("Stories/")):
        if splitext(name)[1].lower() == ".xml":
            grammar, part = (
                (STORY, Part.BODY) if name.startswith("Stories/") else (OTHER, Part.NOT_SHOWN)
            )
            yield from walk.segments(package.tree(name), grammar, name, part, package.read(name))
        elif name != "mimetype":
            account.note(Reason.COULD_NOT_CHECK_IMAGES)
