"""Puts values back into the source of a web page, which else stays as it is."""

from html import escape

from ordvern.documents.masking.putting_back import PuttingBack
from ordvern.documents.redaction.html import INLINE, Shown
from ordvern.documents.redaction.html_tokens import Token, characters, tokens

Edit = tuple[int, int, str]


def restore_html(source: str, back: PuttingBack) -> tuple[str, int]:
    """The source with the values, and how many places changed."""
    edits: list[Edit] = []
    line: list[Shown] = []
    count = 0
    for token in tokens(source):
        if token.kind == "text":
            line.extend(characters(source, token.start, token.end))
        elif token.kind in {"raw", "comment"}:
            count += _restore_code(source, token, back, edits)
        else:
            count += _restore_tag(token, back, edits)
            if token.name not in INLINE:
                count += _restore_line(line, back, edits)
                line = []
    count += _restore_line(line, back, edits)
    for start, end, text in sorted(edits, reverse=True):
        source = source[:start] + text + source[end:]
    return source, count


def _restore_line(line: list[Shown], back: PuttingBack, edits: list[Edit]) -> int:
    """A placeholder over several inline tags comes back where it began."""
    hits = back.find("".join(character for character, _, _ in line))
    for hit in hits:
        text = escape(hit.label, quote=False)
        for start, end in dict.fromkeys(
            (start, end) for _, start, end in line[hit.start : hit.end]
        ):
            edits.append((start, end, text))
            text = ""
    return len(hits)


def _restore_code(source: str, token: Token, back: PuttingBack, edits: list[Edit]) -> int:
    hits = back.find(source[token.start : token.end])
    edits += [(token.start + hit.start, token.start + hit.end, hit.label) for hit in hits]
    return len(hits)


def _restore_tag(token: Token, back: PuttingBack, edits: list[Edit]) -> int:
    count = 0
    for attribute in token.attributes:
        text, times = back.replace(attribute.value)
        if times:
            edits.append((attribute.start, attribute.end, f'"{escape(text)}"'))
            count += times
    return count
