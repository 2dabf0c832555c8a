"""Files go at once when the customer, after confirming receipt, says so."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import vault
from ordvern.apps.orders.usecases.confirm_receipt import confirm_receipt
from ordvern.apps.orders.usecases.erase_files import erase_files
from ordvern.apps.statement.promise import Kept, Promise, runs
from ordvern.vault import FolderId

AT_ONCE = timedelta(minutes=5)
LOOKED_AT_AGAIN_FOR = timedelta(days=14)


def breaches(now: datetime) -> Iterator[str]:
    """Folders whose erasure was asked for five minutes ago and that can still be read."""
    asked = Folder.objects.filter(asked_at__lte=now - AT_ONCE)
    recent = asked.filter(Q(erased_at=None) | Q(erased_at__gte=now - LOOKED_AT_AGAIN_FOR))
    for folder in recent:
        if folder.erased_at is None or vault().is_readable(FolderId(folder.id)):
            yield f"folder:{folder.id}"


FILES_ERASED_ON_RECEIPT = Promise(
    id="files-erased-on-receipt",
    clause="part-2/how-long",
    lines=("S62",),
    says=_("You decide whether your files are erased as soon as you have confirmed receipt."),
    kept=Kept.BY_GUARD,
    keepers=(confirm_receipt, erase_files),
    breaches=breaches,
    is_ready=runs("erasure.sweep"),
)
