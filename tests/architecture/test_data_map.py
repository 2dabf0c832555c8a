"""The data map knows every table and every column that could hold something about a person."""

from collections.abc import Iterable, Iterator

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.test.utils import isolate_apps

from ordvern.apps.customers.models import Customer
from ordvern.apps.partners.models import Partner
from ordvern.apps.retention.data_map import TABLES, Table
from ordvern.apps.retention.rules import DataClass, rules
from ordvern.apps.retention.sweeping import sweeps

HOLD_ANYTHING = (models.TextField, models.BinaryField, models.JSONField, models.FileField)
SOMEBODY = (get_user_model(), Customer, Partner)
BY_NUMBER = ("account", "actor_account", "written_by")
ENTER_IT = "enter it in src/ordvern/apps/retention/data_map.py, with the rule that it obeys"

Model = type[models.Model]


def could_tell_of_a_person(field: "models.Field[object, object]") -> bool:
    if isinstance(field, models.ForeignKey):
        return field.remote_field.model in SOMEBODY
    if isinstance(field, models.CharField) and not field.primary_key:
        return not field.choices
    numbered = field.name in BY_NUMBER or field.name.endswith("_by")
    is_number = isinstance(field, models.IntegerField) and numbered
    return isinstance(field, HOLD_ANYTHING) or is_number


def unknown(among: Iterable[Model], tables: "dict[str, Table]") -> Iterator[str]:
    for model in among:
        table = tables.get(model._meta.label_lower)
        if table is None:
            yield model._meta.label_lower
            continue
        known = {*(table.personal or ()), *table.codes}
        for field in model._meta.concrete_fields:
            if could_tell_of_a_person(field) and field.name not in known:
                yield f"{model._meta.label_lower}.{field.name}"


def no_longer_there(among: Iterable[Model], tables: "dict[str, Table]") -> Iterator[str]:
    fields = {m._meta.label_lower: {f.name for f in m._meta.concrete_fields} for m in among}
    for label, table in tables.items():
        names = {*(table.personal or ()), *table.codes}
        yield from (f"{label}.{name}" for name in names - fields.get(label, set()))
        if label not in fields:
            yield label


def test_every_column_is_in_the_data_map() -> None:
    assert list(unknown(apps.get_models(), dict(TABLES))) == [], ENTER_IT


def test_the_data_map_names_nothing_that_is_gone() -> None:
    assert list(no_longer_there(apps.get_models(), dict(TABLES))) == []


def test_whoever_is_told_of_is_under_a_rule() -> None:
    without = [name for name, table in TABLES.items() if table.personal and table.data is None]

    assert without == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.data)
def test_every_class_is_deleted_by_something(rule: object) -> None:
    swept = {sweep.data for sweep in sweeps()}

    assert rule.data in swept or rule.by_other_means or rule.not_yet
    assert [each.data for each in rules() if each.not_yet] == [DataClass.LOG]
    assert {each.data for each in rules()} == set(DataClass)


@pytest.mark.parametrize(
    "field",
    [
        models.CharField(max_length=40),
        models.TextField(),
        models.EmailField(),
        models.JSONField(),
        models.BinaryField(),
    ],
    ids=lambda field: type(field).__name__,
)
def test_a_planted_column_is_seen(field: "models.Field[object, object]") -> None:
    with isolate_apps("ordvern.apps.files"):
        meta = type("Meta", (), {"app_label": "files"})
        names = {"__module__": __name__, "Meta": meta, "nickname": field.clone()}
        planted = type("Folder", (models.Model,), names)

    assert list(unknown([planted], dict(TABLES))) == ["files.folder.nickname"]
