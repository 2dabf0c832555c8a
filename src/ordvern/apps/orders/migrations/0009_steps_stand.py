"""Every job and every round of offers is of a step."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0008_steps_filled")]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="jobs",
                to="orders.step",
            ),
        ),
        migrations.AlterField(
            model_name="offerround",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rounds",
                to="orders.step",
            ),
        ),
    ]
