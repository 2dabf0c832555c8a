"""What is asked of somebody who wrote to us by e-mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ordvern.web.ui.asking import AssignmentFields, ContactFields
from ordvern.web.ui.file_field import FilesField


class InquiryForm(ContactFields, AssignmentFields):
    """Languages, contact details and the declaration; the address is the one that wrote."""

    declared = forms.BooleanField(
        label=_(
            "I have a lawful ground to let you handle the personal data in what I send: they are my"
            " own, I have permission, or the law gives me the right."
        ),
        error_messages={"required": _("We can only take the request with this declaration.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not declared above: there `files` is what Django calls the files of the request.
        self.fields["files"] = FilesField(label=_("Your files"), required=False)
