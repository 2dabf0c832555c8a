"""What a partner is told of a job before he takes it: how much and how grave, not what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import name_of
from ordvern.apps.orders.models import Job, TranslationCheck
from ordvern.apps.orders.partner_access import ForPartner
from ordvern.apps.orders.usecases.deliver import checks_of
from ordvern.apps.screening.risk import highest_risk
from ordvern.vault import NotReadable, Shredded
from ordvern.web.ui.translations import Difference, differences_of

from .forms import TranslationForm


@dataclass(frozen=True, slots=True)
class JobFacts:
    """A job in numbers: files, words, the highest risk class among them."""

    job: Job
    files: int
    words: int
    risk: str


@dataclass(frozen=True, slots=True)
class JobFile:
    """A file that the partner may open, the `draft` that a later step begins from, and the
    translation that is in use."""

    file: StoredFile
    name: str
    words: int
    draft: StoredFile | None
    translation: StoredFile | None
    form: TranslationForm
    is_masked: bool
    differences: Sequence[Difference]


def facts_of(job: Job) -> JobFacts:
    return _facts(job, list(job.step.its_files.select_related("screening")))


def facts_of_all(jobs: Sequence[Job]) -> list[JobFacts]:
    """As `facts_of`, for many jobs in one query."""
    folders = {job.order.folder_id for job in jobs}
    files: dict[str, list[StoredFile]] = {folder: [] for folder in folders}
    for file in StoredFile.objects.working().filter(folder__in=folders).select_related("screening"):
        files[file.folder_id].append(file)
    return [_facts(job, _of_step(job, files[job.order.folder_id])) for job in jobs]


def _of_step(job: Job, files: list[StoredFile]) -> list[StoredFile]:
    """Those of the files that are translated in the job's step."""
    if not job.step.part:
        return files
    its = set(job.step.files.values_list("pk", flat=True))
    return [file for file in files if file.pk in its]


def _facts(job: Job, files: Sequence[StoredFile]) -> JobFacts:
    seen = [file.screening for file in files if hasattr(file, "screening")]
    return JobFacts(job, len(files), sum(each.words for each in seen), highest_risk(seen))


def job_files(job: Job, files: list[ForPartner]) -> list[JobFile]:
    made = job.order.folder.files.translations().filter(target_language=job.step.target_language)
    translations = {each.derived_from_id: each for each in made}
    checks = {check.translation_id: check for check in checks_of(job.order)}
    return [
        JobFile(
            each.file,
            _name(each.file),
            each.translates.screening.words if hasattr(each.translates, "screening") else 0,
            each.draft,
            translations.get(each.translates.pk),
            TranslationForm(each.file),
            is_masked=each.file.role == StoredFile.Role.MASKED,
            differences=_differences(translations.get(each.translates.pk), checks),
        )
        for each in files
    ]


def _differences(
    translation: StoredFile | None, checks: Mapping[UUID, TranslationCheck]
) -> list[Difference]:
    return differences_of(checks.get(translation.pk)) if translation else []


def _name(file: StoredFile) -> str:
    """The name, empty when it cannot be opened any more."""
    try:
        return name_of(file)
    except (Shredded, NotReadable):
        return ""
