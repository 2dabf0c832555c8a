"""A form field that takes several files; whether they are acceptable is asked in `receiving`."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict


class ManyFiles(forms.FileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> Any:
        return files.getlist(name)


class FilesField(forms.Field):
    """Any number of files, cleaned to a list."""

    widget = ManyFiles

    def clean(self, value: Any) -> list[Any]:
        return list(value or [])
