"""How many words are reckoned to an hour, of a price list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("billing", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="pricelist",
            name="words_per_hour",
            field=models.PositiveSmallIntegerField(default=1500, verbose_name="words an hour"),
        ),
        migrations.AddConstraint(
            model_name="pricelist",
            constraint=models.CheckConstraint(
                condition=models.Q(words_per_hour__gt=0), name="billing_hour_has_words"
            ),
        ),
    ]
