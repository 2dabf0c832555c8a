"""The worker's part in erasing: what is due goes, and its certificate is made."""

from django.utils import timezone

from ordvern.apps.core.queue import Beat
from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import vault
from ordvern.apps.memories import clearing

from .clearing import TABLES, TASK
from .models import Certificate
from .pdf import signed_certificate
from .usecases.erase_folder import erase_folder
from .usecases.replay_erasures import replay_erasures


def sweep(subject: str, beat: Beat) -> None:
    """Erase every folder that is due, and finish what a crash left half done in the vault."""
    due = list(Folder.objects.due_for_shredding(timezone.now()))
    for done, folder in enumerate(due):
        beat(done, len(due))
        erase_folder(folder, now=timezone.now())
    vault().sweep()


def replay(subject: str, beat: Beat) -> None:
    """Erase anew what a restored backup brought back."""
    replay_erasures(now=timezone.now(), beat=beat)


def certify(subject: str, beat: Beat) -> None:
    """Make and sign the PDF of a certificate that has none."""
    certificate = Certificate.objects.get(pk=int(subject))
    if certificate.pdf is None:
        pdf = signed_certificate(certificate)
        Certificate.objects.filter(pk=certificate.pk, pdf=None).update(pdf=pdf)


def clear_files(subject: str, beat: Beat) -> None:
    """Take what forgotten persons have left from the database's files."""
    clearing.clear(TABLES, task=TASK, clock=timezone.now)
