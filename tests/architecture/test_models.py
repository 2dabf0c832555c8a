"""What the database may hold: no keys that point up the house, no field for a finding's words."""

from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from .house import PACKAGE, layers

HOLDS_NO_TEXT = (
    models.IntegerField,
    models.FloatField,
    models.BooleanField,
    models.DateTimeField,
    models.DateField,
    models.UUIDField,
    models.ForeignKey,
    models.OneToOneField,
)
# Short words from a fixed list (codes, hashes, ids of recognizers), by name of the field.
CODES = {"category", "part", "kind", "language", "reason", "recognizer", "risk", "status"}
CODES |= {"content_hash", "hash", "ground", "verb", "subject", "actor_kind", "state", "label"}
LONGEST_CODE = 64
# Apps whose rows tell of somebody's document or of what somebody did.
TELLING = ("screening", "core")
ACCOUNT = "core.User"  # an account is a person's own, with name and address


def ours() -> list[type[models.Model]]:
    found = [m for m in apps.get_models() if m.__module__.startswith("ordvern.apps.")]
    assert found, "no models were found"
    return found


def upward(among: Iterable[type[models.Model]]) -> Iterator[str]:
    """Relations, also those named by a string, from an app to one not below it."""
    rank = {app: n for n, layer in enumerate(layers("ordvern.apps")) for app in layer}
    for model in among:
        own = model._meta.app_label
        for field in model._meta.get_fields():
            if not isinstance(field, models.ForeignKey | models.ManyToManyField):
                continue
            other = field.remote_field.model
            label = other if isinstance(other, str) else other._meta.label
            target = label.split(".")[0]
            if target in rank and target != own and rank[target] <= rank[own]:
                yield f"{model._meta.label}.{field.name} -> {label}"


def wordy(among: Iterable[type[models.Model]]) -> Iterator[str]:
    """Fields of telling apps that could hold the words of a document."""
    for model in among:
        if model._meta.app_label not in TELLING or model._meta.label == ACCOUNT:
            continue
        for field in model._meta.local_fields:
            if not (isinstance(field, HOLDS_NO_TEXT) or field.primary_key or _is_code(field)):
                yield f"{model._meta.label}.{field.name}: {type(field).__name__}"


def _is_code(field: "models.Field[object, object]") -> bool:
    short = isinstance(field, models.CharField) and (field.max_length or 999) <= LONGEST_CODE
    return short and (bool(field.choices) or field.name in CODES)


def test_no_key_points_up_the_house() -> None:
    assert list(upward(ours())) == []


@isolate_apps("ordvern.apps.core", "ordvern.apps.files")
def test_planted_key_by_name_is_seen() -> None:
    names = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "files"})}
    key = models.ForeignKey("orders.Order", on_delete=models.CASCADE)
    planted = type("Planted", (models.Model,), names | {"order": key})

    assert list(upward([planted])) == ["files.Planted.order -> orders.Order"]


def test_nothing_can_hold_what_was_found() -> None:
    assert list(wordy(ours())) == []


@pytest.mark.parametrize(
    "field",
    [
        models.TextField(),
        models.JSONField(),
        models.BinaryField(),
        models.CharField(max_length=200),
        models.CharField(max_length=64),
        models.FileField(),
    ],
)
def test_planted_field_is_seen(field: "models.Field[object, object]") -> None:
    with isolate_apps("ordvern.apps.screening"):
        names = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "screening"})}
        planted = type("Planted", (models.Model,), names | {"matched": field.clone()})

    assert len(list(wordy([planted]))) == 1


def test_every_app_is_installed() -> None:
    here = {path.parent.name for path in PACKAGE.glob("apps/*/apps.py")}
    installed = {c.label for c in apps.get_app_configs() if c.name.startswith("ordvern.apps.")}

    assert installed == here
