"""Finds personal and sensitive data in text, and tells whether somebody is spoken of.

>>> from ordvern.detection import scan
>>> [finding.category.value for finding in scan("Pasient: Kari Nordlund").findings]
['person_name']
"""

from ordvern.detection.assessment import Assessment, Ground, RiskClass
from ordvern.detection.scan import Scan, scan, scan_each
from ordvern.detection.tuning import Tuning

__all__ = ["Assessment", "Ground", "RiskClass", "Scan", "Tuning", "scan", "scan_each"]
