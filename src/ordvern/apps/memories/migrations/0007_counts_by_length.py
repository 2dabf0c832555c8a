"""PostgreSQL counts units by stem and length, so that a lookup knows how many are within reach."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ordvern.memory.indexes.postgresql import COUNTS, RECOUNT


def count(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('memory_stem')")
        (counted_by_stem,) = cursor.fetchone()
    if counted_by_stem is None:  # a new database has the tables of today
        return
    for statement in (*COUNTS, RECOUNT, "DROP TABLE memory_stem"):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("memories", "0006_objection")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
