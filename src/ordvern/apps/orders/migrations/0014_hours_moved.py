"""How often an interpreting assignment was moved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0013_interpreting"),
    ]

    operations = [
        migrations.AddField(
            model_name="interpreting",
            name="sequence",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
