"""Each register by its name, and the language in which versions are kept."""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation

from ordvern.apps.registers.sheet import Sheet

from .assessment import assessment_sheet
from .models import Register
from .processing import controller_sheet, processor_sheet

KEPT_IN = "nb"
"""Versions are in one language, or a comparison of two would show every word."""
SHEETS: dict[str, Callable[[datetime], Sheet]] = {
    Register.CONTROLLER: controller_sheet,
    Register.PROCESSOR: processor_sheet,
    Register.DPIA: assessment_sheet,
}


def to_keep(register: str, now: datetime) -> Sheet:
    """The register as it would be kept now."""
    with translation.override(KEPT_IN):
        return SHEETS[register](now)
