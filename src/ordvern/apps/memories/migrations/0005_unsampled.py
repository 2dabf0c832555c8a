"""PostgreSQL keeps no samples of units in the planner's statistics, where they would outlive them."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ordvern.memory.indexes.postgresql import UNSAMPLED

COLUMNS = ("source", "target", "codes", "sealed")


def stop_sampling(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    table = apps.get_model("memories", "StoredUnit")._meta.db_table
    for column in COLUMNS:
        schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")
    for statement in UNSAMPLED:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("memories", "0004_word_counts")]
    operations = [migrations.RunPython(stop_sampling, migrations.RunPython.noop)]
