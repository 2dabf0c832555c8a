"""What a certificate says, put together while the rows still tell it."""

from datetime import datetime
from typing import Any

from django.conf import settings

from ordvern.apps.files.models import Folder
from ordvern.apps.orders.models import Attestation, Job, Order

from .remaining import remaining

FORMAT = "ordvern-erasure-1"


def facts_of(folder: Folder, order: Order, *, erased_at: datetime) -> dict[str, Any]:
    """Ids, sizes, hashes and dates of one erasure; no name and no word of any file."""
    return {
        "format": FORMAT,
        "agency": settings.AGENCY["name"],
        "order": order.number,
        "service": "interpreting" if order.is_spoken else "translation",
        "statement": order.statement,
        "received_at": order.received_at.isoformat(),
        "asked_at": folder.asked_at.isoformat() if folder.asked_at else None,
        "erased_at": erased_at.isoformat(),
        "key": folder.id,
        "files": [
            {
                "role": file.role,
                "bytes": file.size,
                "encrypted_sha256": file.cipher_hash,
                "stored_at": file.stored_at.isoformat(),
            }
            for file in folder.files.all()
        ],
        "at_partners": [
            {
                "country": job.partner.country_of_work,
                "attested_at": attested.isoformat() if attested else None,
            }
            for job in order.jobs.had_files().select_related("partner").order_by("offered_at")
            for attested in [_attested_at(job)]
        ],
        "remains": remaining(order, erased_at=erased_at),
    }


def _attested_at(job: Job) -> datetime | None:
    """When the partner attested that his copies are gone; None if he has not yet."""
    found = Attestation.objects.filter(job=job).first()
    return found.attested_at if found else None
