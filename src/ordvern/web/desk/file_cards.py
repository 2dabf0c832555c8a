"""What the order page shows of each file: its name, what the screening saw, what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Count, Q
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import name_of
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.deliver import checks_of
from ordvern.apps.screening.models import Found, Redaction, Screening
from ordvern.documents import Reason
from ordvern.vault import NotReadable, Shredded
from ordvern.web.ui.reasons import told
from ordvern.web.ui.translations import Difference, differences_of
from ordvern.web.ui.values import Note, Tone

from .rows import screening_of

CALM = {Reason.POINTS_OUTSIDE, Reason.ACTIVE_CONTENT_REMOVED}


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation in use, and how it differs from its source."""

    file: StoredFile
    name: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class FileCard:
    """A file with its screening, and the translations that are in use."""

    file: StoredFile
    name: str
    screening: Screening | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    sensitive: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    translations: tuple[Translated, ...] = ()
    masked: StoredFile | None = None


def working_cards(order: Order) -> list[FileCard]:
    """The files that are to be translated as they now stand."""
    masked = {each.derived_from_id: each for each in order.folder.files.masked()}
    translations = _translations(order)
    failures = _failed_redactions(order)
    counts = _counts(order)
    files = order.folder.files.working().select_related("screening")
    return [
        replace(
            _card(file, counts[file.pk], failures.get(file.pk, "")),
            masked=masked.get(file.pk),
            translations=tuple(translations[file.pk]),
        )
        for file in files.prefetch_related("screening__sensitive_kinds", "screening__notices")
    ]


def earlier_cards(order: Order) -> list[FileCard]:
    """The files that were replaced: by a redacted copy, or by a new one of the customer's."""
    earlier = order.folder.files.filter(in_use=False).filter(
        Q(role=StoredFile.Role.SOURCE) | Q(made_by_redaction__status=Redaction.Status.APPROVED)
    )
    return [FileCard(file, shown_name(file)) for file in earlier]


def shown_name(file: StoredFile) -> str:
    """The file's name, or words that say that it is gone."""
    try:
        return name_of(file)
    except Shredded:
        return _("Erased file")
    except NotReadable:
        return _("File with a damaged name")


def _translations(order: Order) -> Mapping[object, list[Translated]]:
    """Those of each file."""
    checks = {check.translation_id: check for check in checks_of(order)}
    found: defaultdict[object, list[Translated]] = defaultdict(list)
    for each in order.folder.files.translations():
        differences = tuple(differences_of(checks.get(each.pk)))
        found[each.derived_from_id].append(Translated(each, shown_name(each), differences))
    return found


def _card(file: StoredFile, counts: Mapping[str, int], failure: str) -> FileCard:
    screening = screening_of(file)
    kinds = screening.sensitive_kinds.all() if screening else ()
    return FileCard(
        file=file,
        name=shown_name(file),
        screening=screening,
        counts=counts,
        sensitive=tuple(kind.category for kind in kinds),
        notes=tuple(notes_of(screening, failure)),
    )


def _counts(order: Order) -> Mapping[object, dict[str, int]]:
    """How many findings of each kind stand in each file."""
    found = Found.objects.filter(screening__file__folder=order.folder_id).order_by()
    counted = found.values_list("screening__file", "category").annotate(count=Count("pk"))
    counts: defaultdict[object, dict[str, int]] = defaultdict(dict)
    for file, category, count in counted:
        counts[file][category] = count
    return counts


def notes_of(screening: Screening | None, failure: str = "") -> Iterable[Note]:
    """What staff should know before they decide; `failure` is why no redacted copy was made."""
    if screening is None:
        return
    if screening.was_read:
        for notice in screening.notices.all():
            reason = Reason(notice.reason)
            title, text = told(reason)
            many = f" ({notice.count})" if notice.count > 1 else ""
            yield Note(f"{title}{many}", text, Tone.INFO if reason in CALM else Tone.WARNING)
    else:
        yield Note(told(screening.reason)[0], _not_read(screening.reason), Tone.DANGER)
    if failure:
        title, text = told(failure)
        yield Note(_("No redacted copy could be made. %(why)s") % {"why": title}, text, Tone.DANGER)


def _not_read(reason: str) -> str | LazyText:
    if reason == Reason.TRY_AGAIN:
        return _("Have it screened again, or download it and read it through by hand.")
    return _("Download it and read it through by hand, or ask the customer for another file.")


def _failed_redactions(order: Order) -> dict[object, str]:
    """Why the last redaction of a file came to nothing, for the files where it did."""
    redactions = Redaction.objects.filter(file__folder=order.folder_id).order_by("asked_at", "pk")
    return dict(redactions.values_list("file", "reason"))
