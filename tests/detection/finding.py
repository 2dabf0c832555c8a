"""What a test asks of a scan: the words found, by kind."""

from ordvern.detection import scan
from ordvern.text import Category


def found(text: str, category: Category) -> list[str]:
    """The stretches of `text` found to be of `category`."""
    findings = scan(text).findings
    return [text[f.span.start : f.span.end] for f in findings if f.category is category]
