"""The tables of the index of units, which each database keeps in its own way."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ordvern.memory.indexes import postgresql, sqlite

TABLES = ("memory_posting", "memory_key", "memory_segment")


def make(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    tables = postgresql.TABLES if schema_editor.connection.vendor == "postgresql" else sqlite.TABLES
    for table in tables:
        schema_editor.execute(table)


def drop(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE IF EXISTS {table}")


class Migration(migrations.Migration):
    dependencies = [("memories", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
