"""The steps of a scan that are compiled too, for where they could be built; None where not."""

from types import ModuleType

module: ModuleType | None
try:
    from ordvern.detection.compiled import _scan as module
except ImportError:
    module = None
