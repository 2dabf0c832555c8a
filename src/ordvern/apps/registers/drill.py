"""Holds a restored copy of the vault against the register of files: is everything there?"""

from dataclasses import dataclass
from datetime import datetime

from ordvern.apps.files.models import Folder
from ordvern.vault import FolderId, Vault


@dataclass(frozen=True, slots=True)
class Drill:
    """What the copy holds. `missing` are folders in use that are older than the copy and not in
    it; `newer` came after it; `erased` were erased since and can still be read in the copy."""

    folders: int
    files: int
    bytes: int
    problems: int
    missing: int
    newer: int
    erased: int
    as_of: datetime | None

    @property
    def went_well(self) -> bool:
        return not self.problems and not self.missing and self.folders > 0


def drill(copy: Vault) -> Drill:
    """Reads every byte of the copy; `as_of` is when the newest folder in it was made."""
    report = copy.check()
    rows = Folder.objects.order_by("made_at").values_list("pk", "made_at", "erased_at")
    seen = [(made, erased, copy.is_readable(FolderId(pk))) for pk, made, erased in rows]
    there = [made for made, _erased, is_there in seen if is_there]
    as_of = max(there, default=None)
    absent = [made for made, erased, is_there in seen if not is_there and erased is None]
    missing = sum(as_of is not None and made <= as_of for made in absent)
    return Drill(
        folders=len(there),
        files=report.blobs,
        bytes=report.size,
        problems=len(report.problems),
        missing=missing,
        newer=len(absent) - missing,
        erased=sum(erased is not None and is_there for _made, erased, is_there in seen),
        as_of=as_of,
    )
