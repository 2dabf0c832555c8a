"""Translation memory: units, matching, and the guard that keeps personal data out of it."""

from ordvern.memory.coded import Code, Coded, CodeKind
from ordvern.memory.lookup import Match, entry, fingerprint, matches
from ordvern.memory.scoring import Band, Penalties, Segment, band, similarity
from ordvern.memory.unit import Context, Scope, ScopeKind, Unit

__all__ = [
    "Band",
    "Code",
    "CodeKind",
    "Coded",
    "Context",
    "Match",
    "Penalties",
    "Scope",
    "ScopeKind",
    "Segment",
    "Unit",
    "band",
    "entry",
    "fingerprint",
    "matches",
    "similarity",
]
