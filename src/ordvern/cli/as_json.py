"""A report as a value for JSON, and back. The field names are kept stable."""

from typing import Any

from ordvern.detection import RiskClass
from ordvern.detection.explaining import Verdict
from ordvern.detection.setting import Why
from ordvern.detection.terms import Strength
from ordvern.documents import FileKind, Notice, Reason
from ordvern.text import Category, Language, Part

from .looking import NotRead
from .report import Found, Outcome, Report, Spot, Weighed


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Offsets are code points in the segment."""
    if isinstance(outcome, NotRead):
        return {"refused": outcome.reason.value}
    explained = {} if outcome.terms is None else {"terms": [_term(each) for each in outcome.terms]}
    return {
        "kind": outcome.kind.value,
        "words": outcome.words,
        "languages": [language.value for language in outcome.languages],
        "personal": outcome.personal,
        "sensitive": sorted(outcome.sensitive),
        "risk": outcome.risk.value,
        "findings": [_found(finding) for finding in outcome.findings],
        "notices": [{"reason": each.reason.value, "count": each.count} for each in outcome.notices],
        **explained,
    }


def _found(found: Found) -> dict[str, Any]:
    spot = _spot(found.spot)
    words = {"text": spot.pop("text")} if "text" in spot else {}
    return {
        "category": found.category.value,
        **spot,
        "confidence": found.confidence,
        "recognizer": found.recognizer,
        **words,
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "part": spot.part.value,
        "locator": spot.locator,
        "segment": spot.segment,
        "start": spot.start,
        "end": spot.end,
        **({} if spot.text is None else {"text": spot.text}),
    }


def _term(term: Weighed) -> dict[str, Any]:
    return {
        **_found(term.found),
        "strength": term.strength.name.lower(),
        "why": [why.value for why in term.why],
        "verdict": term.verdict.value,
        "about": [_spot(spot) for spot in term.about],
    }


def from_json(entry: dict[str, Any]) -> Outcome:
    """The report that `as_json` made the entry of; raises ValueError, KeyError or TypeError."""
    if "refused" in entry:
        return NotRead(Reason(entry["refused"]))
    terms = entry.get("terms")
    return Report(
        kind=FileKind(entry["kind"]),
        words=int(entry["words"]),
        languages=tuple(Language(each) for each in entry["languages"]),
        findings=tuple(_found_from(each) for each in entry["findings"]),
        notices=tuple(Notice(Reason(each["reason"]), each["count"]) for each in entry["notices"]),
        personal=bool(entry["personal"]),
        sensitive=frozenset(Category(each) for each in entry["sensitive"]),
        risk=RiskClass(entry["risk"]),
        terms=None if terms is None else tuple(_term_from(each) for each in terms),
    )


def _found_from(entry: dict[str, Any]) -> Found:
    return Found(
        Category(entry["category"]),
        _spot_from(entry),
        float(entry["confidence"]),
        str(entry["recognizer"]),
    )


def _spot_from(entry: dict[str, Any]) -> Spot:
    return Spot(
        part=Part(entry["part"]),
        locator=str(entry["locator"]),
        segment=int(entry["segment"]),
        start=int(entry["start"]),
        end=int(entry["end"]),
        text=entry.get("text"),
    )


def _term_from(entry: dict[str, Any]) -> Weighed:
    return Weighed(
        _found_from(entry),
        Strength[entry["strength"].upper()],
        tuple(Why(each) for each in entry["why"]),
        Verdict(entry["verdict"]),
        tuple(_spot_from(each) for each in entry["about"]),
    )
