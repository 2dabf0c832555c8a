"""Which files are sensitive, so that whoever fetches them must be known more surely."""

from ordvern.apps.files.models import StoredFile
from ordvern.detection import RiskClass

from .models import Screening

_MILD = frozenset({RiskClass.NONE.value, RiskClass.PERSONAL.value})
_WITHOUT = frozenset({StoredFile.Role.MASKED, StoredFile.Role.RECEIVED})
"""Placeholders stand in these for what is sensitive."""


def is_sensitive(file: StoredFile) -> bool:
    """Whether the file, or what it was made of, tells something of Art. 9 or 10, holds identity
    numbers, or could not be read. Masked copies do not count, nor do redacted ones found mild."""
    seen: StoredFile | None = file
    while seen is not None:
        if seen.role in _WITHOUT:
            return False
        screening = Screening.objects.filter(file=seen).first()
        if screening is not None:
            return not screening.was_read or screening.risk not in _MILD
        seen = seen.derived_from
    return True
