"""What of a document is translated and counted: the sentences of its text, not its metadata."""

from collections.abc import Iterable, Iterator

from ordvern.documents.segmentation.splitting import sentences
from ordvern.text import Part, Segment

PARTS = frozenset(
    {Part.BODY, Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.TEXT_BOX, Part.ALT_TEXT}
)


def translatable(segments: Iterable[Segment], language: str) -> Iterator[str]:
    """The sentences of `PARTS` in order, without blanks around them; `language` is BCP 47."""
    for segment in segments:
        if segment.part in PARTS:
            yield from (sentence.strip() for sentence in sentences(segment.text, language))
