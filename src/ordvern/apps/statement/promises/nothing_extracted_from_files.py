"""What a screening finds is kept as kinds and places; the words stay in the file."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.screening.models import Found
from ordvern.apps.screening.usecases.screen_file import screen_file
from ordvern.apps.statement.promise import Kept, Promise
from ordvern.text import Category

LONGEST_CODE = 64
RECENT = timedelta(days=2)


def breaches(now: datetime) -> Iterator[str]:
    """Columns of the screening that could hold words, and recent findings that hold some."""
    for model in apps.get_app_config("screening").get_models():
        for field in model._meta.concrete_fields:
            if could_hold_words(field):
                yield f"column:{model._meta.model_name}.{field.name}"
    recent = Found.objects.filter(screening__screened_at__gte=now - RECENT)
    odd = recent.exclude(
        category__in=[category.value for category in Category], recognizer__regex=r"^[a-z0-9_.:-]+$"
    )
    for pk in odd.values_list("pk", flat=True):
        yield f"found:{pk}"


def could_hold_words(field: "models.Field[object, object]") -> bool:
    """Whether a column is wide enough for more than a code."""
    if isinstance(field, models.TextField | models.JSONField | models.BinaryField):
        return True
    return isinstance(field, models.CharField) and (field.max_length or 0) > LONGEST_CODE


NOTHING_EXTRACTED_FROM_FILES = Promise(
    id="nothing-extracted-from-files",
    clause="part-2/what-we-do",
    lines=("S44", "S45"),
    says=_("Personal data are not extracted from your files; they are handled in them only."),
    kept=Kept.BY_STRUCTURE,
    keepers=(screen_file,),
    breaches=breaches,
)
