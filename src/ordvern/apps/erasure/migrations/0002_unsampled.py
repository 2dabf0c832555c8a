"""PostgreSQL keeps no samples of persons in the planner's statistics, where they would outlive them."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

COLUMNS = {
    ("customers", "Customer"): ("name", "address", "phone"),
    ("customers", "ContactPerson"): ("name", "email", "phone"),
    ("customers", "InvoiceDetails"): ("organisation_number", "reference", "address", "email"),
    ("billing", "PriceList"): ("name",),
    ("memories", "Memory"): ("name",),
    ("memories", "MemoryImport"): ("problem",),
    ("core", "User"): ("email", "display_name"),
    ("account", "EmailAddress"): ("email",),
    ("mfa", "Authenticator"): ("data",),
    ("sessions", "Session"): ("session_data",),
    ("programs", "Token"): ("name",),
    ("programs", "KeptAnswer"): ("key", "body"),
    ("programs", "Webhook"): ("name", "url", "operator"),
    ("partners", "Partner"): ("name", "contact", "phone"),
    ("partners", "Authorisation"): ("number",),
}


def stop_sampling(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for (app, model), columns in COLUMNS.items():
        table = apps.get_model(app, model)._meta.db_table
        for column in columns:
            schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


class Migration(migrations.Migration):
    dependencies = [
        ("erasure", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("billing", "0001_initial"),
        ("core", "0004_usual_duties"),
        ("customers", "0002_register"),
        ("memories", "0006_objection"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("partners", "0002_partners_register"),
        ("programs", "0002_webhooks"),
        ("sessions", "0001_initial"),
    ]
    operations = [migrations.RunPython(stop_sampling, migrations.RunPython.noop)]
