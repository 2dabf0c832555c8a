from typing import Any

from django.db import migrations


def mark(apps: Any, schema_editor: Any) -> None:
    """Folders whose files were seen to tell something sensitive before folders said so."""
    kinds = apps.get_model("screening", "SensitiveKind")
    folders = kinds.objects.values("screening__file__folder")
    apps.get_model("files", "Folder").objects.filter(pk__in=folders).update(is_sensitive=True)


class Migration(migrations.Migration):
    dependencies = [("screening", "0001_initial"), ("files", "0006_people")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
