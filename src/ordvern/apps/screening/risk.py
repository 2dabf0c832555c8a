"""How grave several files are together."""

from collections.abc import Iterable

from ordvern.detection import RiskClass

from .models import Screening

IN_ORDER = tuple(RiskClass)


def highest_risk(screenings: Iterable[Screening]) -> str:
    """The gravest of the risk classes; empty if nothing could be read."""
    ranks = [IN_ORDER.index(RiskClass(each.risk)) for each in screenings if each.risk in IN_ORDER]
    return IN_ORDER[max(ranks)].value if ranks else ""
