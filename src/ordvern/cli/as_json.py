"""What was found in a file, as a value for JSON. The field names are kept stable."""

from typing import Any

from ordvern.text import Finding

from .looking import NotRead, Seen


def as_json(name: str, seen: Seen | NotRead, *, show: bool) -> dict[str, Any]:
    """Offsets are code points in the segment. With `show`, each finding has its words."""
    if isinstance(seen, NotRead):
        return {"path": name, "refused": seen.reason.value}
    return {
        "path": name,
        "kind": seen.kind.value,
        "words": seen.words,
        "languages": [language.value for language in seen.languages],
        "personal": seen.personal,
        "sensitive": sorted(seen.sensitive),
        "risk": seen.risk.value,
        "findings": [_finding(seen, finding, show=show) for finding in seen.findings],
        "notices": [{"reason": each.reason.value, "count": each.count} for each in seen.notices],
    }


def _finding(seen: Seen, finding: Finding, *, show: bool) -> dict[str, Any]:
    segment = seen.segments[finding.segment]
    start, end = finding.span.start, finding.span.end
    words = {"text": segment.text[start:end]} if show else {}
    return {
        "category": finding.category.value,
        "part": segment.part.value,
        "locator": segment.locator,
        "segment": finding.segment,
        "start": start,
        "end": end,
        "confidence": finding.confidence,
        "recognizer": finding.recognizer,
        **words,
    }
