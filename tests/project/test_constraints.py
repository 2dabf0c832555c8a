"""The database holds every constraint and index that the models speak of, after all migrations."""

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db


def test_no_migration_has_taken_one_away() -> None:
    missing = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            options = model._meta
            if options.proxy or not options.managed:
                continue
            there = connection.introspection.get_constraints(cursor, options.db_table)
            wanted = {each.name for each in (*options.constraints, *options.indexes)}
            missing += [f"{options.label}: {name}" for name in sorted(wanted - there.keys())]
    assert missing == []
