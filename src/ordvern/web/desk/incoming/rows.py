"""Lines of the list of inquiries, and the files of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.words import sender_of
from ordvern.web.desk.file_cards import FileCard, notes_of, shown_name
from ordvern.web.desk.rows import screening_of


@dataclass(frozen=True, slots=True)
class Row:
    """An inquiry with a name for it; of an e-mail the name is what the sender says."""

    inquiry: Inquiry
    name: str
    in_doubt: bool


def rows(inquiries: Iterable[Inquiry]) -> list[Row]:
    return [_row(each) for each in inquiries]


def _row(inquiry: Inquiry) -> Row:
    if inquiry.customer is not None:
        return Row(inquiry, inquiry.customer.name, in_doubt=False)
    sender = sender_of(inquiry)
    incoming = getattr(inquiry, "incoming", None)
    in_doubt = incoming is not None and not incoming.sender_is_proven
    return Row(inquiry, sender.name or sender.address, in_doubt=in_doubt)


def cards_of(inquiry: Inquiry) -> list[FileCard]:
    """The files that came along, with what their screening saw."""
    files = inquiry.folder.files.working().select_related("screening")
    return [
        FileCard(
            file=file,
            name=shown_name(file),
            screening=(seen := screening_of(file)),
            sensitive=tuple(kind.category for kind in seen.sensitive_kinds.all()) if seen else (),
            notes=tuple(notes_of(seen)),
        )
        for file in files.prefetch_related("screening__sensitive_kinds", "screening__notices")
    ]
