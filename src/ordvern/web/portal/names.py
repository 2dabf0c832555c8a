"""What a file is called on a customer's page; a name is as secret as the file and goes with it."""

from django.utils.translation import gettext as _

from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.store import name_of
from ordvern.vault import NotReadable, Shredded


def shown_name(file: StoredFile) -> str:
    """The file's name, or words that say that it is gone."""
    try:
        return name_of(file)
    except Shredded:
        return _("Erased file")
    except NotReadable:
        return _("File with a damaged name")
