"""The worker's part in memories: taking old ones in."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .models import MemoryImport
from .usecases.take_in import take_in


def import_memory(subject: str, beat: Beat) -> None:
    """Take in the memory of an import, or go on with it."""
    take_in(MemoryImport.objects.get(pk=int(subject)), clock=timezone.now, beat=beat)
