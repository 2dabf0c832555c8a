from typing import Any

from django.db import migrations


def give_the_usual(apps: Any, schema_editor: Any) -> None:
    """Whoever was staff before there were duties goes on doing what staff did."""
    apps.get_model("core", "User").objects.filter(role="staff").update(
        runs_orders=True, keeps_accounts=True
    )


class Migration(migrations.Migration):
    dependencies = [("core", "0003_duties")]

    operations = [migrations.RunPython(give_the_usual, migrations.RunPython.noop)]
