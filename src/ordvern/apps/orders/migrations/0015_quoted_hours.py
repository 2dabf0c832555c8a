"""Which hours of an interpreting its last quote is of; of quotes sent before, those that now hold."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def note(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    quoted = apps.get_model("orders", "Interpreting").objects.filter(
        order__folder__quotes__isnull=False
    )
    keys = list(quoted.values_list("pk", flat=True))
    apps.get_model("orders", "Interpreting").objects.filter(pk__in=keys).update(
        quoted_begins_at=models.F("begins_at"), quoted_minutes=models.F("minutes")
    )


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0004_least_hours"),
        ("orders", "0014_hours_moved"),
    ]

    operations = [
        migrations.AddField(
            model_name="interpreting",
            name="quoted_begins_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="interpreting",
            name="quoted_minutes",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
