"""Holds a translation against its source: what is missing, added, or left as it was."""

from ordvern.documents.comparison.compare import Difference, Lack, compare, differences
from ordvern.documents.comparison.pairing import Pair

__all__ = ["Difference", "Lack", "Pair", "compare", "differences"]
