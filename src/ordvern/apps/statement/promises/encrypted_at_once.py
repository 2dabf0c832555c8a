"""Files are encrypted while they come in, each order's under a key of its own."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import blob_of, vault
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.statement.promise import Kept, Promise
from ordvern.vault import Vault

MOST_LOOKED_AT = 500


def breaches(now: datetime) -> Iterator[str]:
    """Among the newest files, those that do not lie encrypted."""
    kept = StoredFile.objects.filter(folder__erased_at=None).order_by("-stored_at", "pk")
    for file in kept[:MOST_LOOKED_AT]:
        if not vault().is_encrypted(*blob_of(file)):
            yield f"storedfile:{file.pk}"


ENCRYPTED_AT_ONCE = Promise(
    id="encrypted-at-once",
    clause="part-2/what-we-do",
    lines=("S46", "S70"),
    says=_(
        "Your files are encrypted while you send them, and lie encrypted under a key that belongs"
        " to your order alone."
    ),
    kept=Kept.BY_STRUCTURE,
    keepers=(VaultUploadHandler, Vault.put),
    breaches=breaches,
)
