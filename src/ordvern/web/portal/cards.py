"""What a customer is shown of each file: its name, and what was found by kind and place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.states import SCREEN_AGAIN
from ordvern.apps.screening.models import Screening, ScreeningNotice
from ordvern.documents import Reason
from ordvern.web.ui.reasons import told
from ordvern.web.ui.values import Note, Tone

from .names import shown_name


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file as it now stands. `refusal` says why it could not be read, if so."""

    file: StoredFile
    name: str
    screening: Screening | None
    kinds: Mapping[str, int]
    places: Sequence[tuple[str, int]]
    sensitive: Sequence[str]
    notices: Sequence[ScreeningNotice]
    refusal: Note | None
    may_replace: bool

    @property
    def is_copy(self) -> bool:
        return self.file.role == StoredFile.Role.REDACTED

    @property
    def is_locked(self) -> bool:
        return bool(self.screening and self.screening.reason == Reason.ENCRYPTED)


def cards_of(order: Order) -> list[FileCard]:
    """The files that are to be translated, with what their screening saw."""
    may_replace = order.status in SCREEN_AGAIN.sources
    files = order.folder.files.working().select_related("screening")
    related = ("screening__found", "screening__notices", "screening__sensitive_kinds")
    return [_card(file, may_replace=may_replace) for file in files.prefetch_related(*related)]


def _card(file: StoredFile, *, may_replace: bool) -> FileCard:
    screening: Screening | None = getattr(file, "screening", None)
    found = list(screening.found.all()) if screening else []
    return FileCard(
        file=file,
        name=shown_name(file),
        screening=screening,
        kinds=Counter(each.category for each in found),
        places=Counter(each.part for each in found).most_common(),
        sensitive=[each.category for each in screening.sensitive_kinds.all()] if screening else [],
        notices=list(screening.notices.all()) if screening else [],
        refusal=_refusal(screening),
        may_replace=may_replace,
    )


def _refusal(screening: Screening | None) -> Note | None:
    if screening is None or screening.was_read:
        return None
    return Note(*told(screening.reason), tone=Tone.DANGER)
