"""The worker's part in memories: taking in, erasing many units, clearing what they leave."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat

from .clearing import clear
from .models import MemoryImport, Purging
from .usecases.purge import go_on
from .usecases.take_in import drop, take_in


def import_memory(subject: str, beat: Beat) -> None:
    """Take in the memory of an import, or go on with it; the memory may be gone meanwhile."""
    run = MemoryImport.objects.select_related("memory", "folder").filter(pk=int(subject)).first()
    if run is None:
        drop(int(subject), now=timezone.now())
    else:
        take_in(run, clock=timezone.now, beat=beat)


def purge_memory(subject: str, beat: Beat) -> None:
    """Erase the units of a purging, or go on with it."""
    run = Purging.objects.select_related("memory").filter(pk=int(subject)).first()
    if run is not None:  # else the memory is gone, and with it all its units
        go_on(run, clock=timezone.now, beat=beat)


def clear_files(subject: str, beat: Beat) -> None:
    """Take what erased units have left from the database's files."""
    clear(clock=timezone.now)
