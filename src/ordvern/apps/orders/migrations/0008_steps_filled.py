"""Each order has had one step: the translation into its one language."""

from typing import Any

from django.db import migrations

DONE = ("delivered", "correcting", "closed")


def fill(apps: Any, schema_editor: Any) -> None:
    """Make that step, and tell jobs, rounds of offers and translations that they are of it."""
    order_model = apps.get_model("orders", "Order")
    step_model = apps.get_model("orders", "Step")
    file_model = apps.get_model("files", "StoredFile")
    for order in order_model.objects.all().iterator():
        step = step_model.objects.create(
            order=order,
            target_language=order.target_language,
            status=_status(order),
            begun_at=order.released_at if order.status in ("in_work", *DONE) else None,
            done_at=order.delivered_at,
        )
        order.jobs.update(step=step)
        order.rounds.update(step=step)
        made = file_model.objects.filter(folder=order.folder_id)
        made.filter(role__in=["translation", "received"]).update(
            target_language=order.target_language
        )


def _status(order: Any) -> str:
    if order.status in DONE or order.jobs.filter(status="delivered").exists():
        return "done"
    return "in_work" if order.status == "in_work" else "planned"


class Migration(migrations.Migration):
    dependencies = [
        ("orders", "0007_steps"),
        ("files", "0005_target_language"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
