"""The least hours of interpreting, of a price list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("billing", "0003_invoices_by_order"),
        ("customers", "0002_register"),
    ]

    operations = [
        migrations.AddField(
            model_name="pricelist",
            name="least_hours",
            field=models.DecimalField(
                decimal_places=2,
                default=0,
                max_digits=4,
                verbose_name="least hours of interpreting",
            ),
        ),
        migrations.AddConstraint(
            model_name="pricelist",
            constraint=models.CheckConstraint(
                condition=models.Q(("least_hours__gte", 0)), name="billing_least_hours_not_negative"
            ),
        ),
    ]
