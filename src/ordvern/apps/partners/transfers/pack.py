"""The law pack: which countries stand on what footing, dated, with sources, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from .countries import countries

HERE = Path(__file__).parent


class PackNotSound(Exception):
    """The file names a country twice or one that does not exist, or ends before it begins."""


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A decision of the Commission under Art. 45.

    `condition` names what must be confirmed of the recipient, where the decision covers only
    some; `fallback` says that clauses and an assessment must lie ready beside it.
    """

    country: str
    decision: str
    celex: str
    valid_from: date
    valid_until: date | None = None
    condition: str = ""
    fallback: bool = False

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Standard contractual clauses under Art. 46(2)(c): the decision and the module that fits."""

    decision: str
    celex: str
    module: int


@dataclass(frozen=True, slots=True)
class LawPack:
    """What holds from `reviewed_on` until `valid_until`, when the sources must be seen anew."""

    version: str
    reviewed_on: date
    valid_until: date
    eea: frozenset[str]
    undecided: frozenset[str]
    adequacy: Mapping[str, Adequacy]
    clauses: Clauses

    def holds_on(self, day: date) -> bool:
        return day <= self.valid_until


def read_pack(path: Path) -> LawPack:
    """Read a pack; raise `PackNotSound`, and TOML's own error or KeyError where it has a hole."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    decisions = [Adequacy(**row) for row in raw["adequacy"]]
    pack = LawPack(
        version=raw["version"],
        reviewed_on=raw["reviewed_on"],
        valid_until=raw["valid_until"],
        eea=frozenset(raw["eea"]),
        undecided=frozenset(raw["undecided"]),
        adequacy={decision.country: decision for decision in decisions},
        clauses=Clauses(**raw["clauses"]),
    )
    _prove(pack, raw)
    return pack


@cache
def shipped_pack() -> LawPack:
    """The newest pack that came with this version."""
    return read_pack(max(HERE.glob("*.toml")))


def _prove(pack: LawPack, raw: Mapping[str, Any]) -> None:
    named = [*raw["eea"], *raw["undecided"], *(row["country"] for row in raw["adequacy"])]
    if len(set(named)) != len(named) or not set(named) <= set(countries()):
        raise PackNotSound
    if pack.valid_until < pack.reviewed_on:
        raise PackNotSound
