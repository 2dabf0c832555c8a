"""The form for a file's password, which is used once and neither kept nor shown again."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.actors import Actor
from ordvern.apps.files.models import StoredFile
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.unlock_file import unlock_file
from ordvern.documents import Reason, Refused
from ordvern.web.ui.reasons import told

LONGEST = 255


class PasswordForm(forms.Form):
    """What opens the file."""

    password = forms.CharField(
        label=_("The file's password"),
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def unlocks(self, order: Order, file: StoredFile, *, actor: Actor, now: datetime) -> bool:
        """Whether it opened the file; if not, the form says why. Raises `NotAllowedNow`."""
        if not self.is_valid():
            return False
        password = self.cleaned_data["password"]
        try:
            unlock_file(order, file=file, password=password, actor=actor, now=now)
        except Refused as refused:
            self.add_error("password", " ".join(str(part) for part in told(refused.reason)))
            return False
        return True


def is_locked(file: StoredFile) -> bool:
    """Whether it is in use and could not be looked through because of a password."""
    locked = StoredFile.objects.filter(in_use=True, screening__reason=Reason.ENCRYPTED)
    return locked.filter(pk=file.pk).exists()
