"""What the version in force says, by the ids of its clauses."""

from .models import StatementText


def clauses_in_force() -> set[str]:
    """None before there is a version."""
    text = StatementText.objects.order_by("-version__published_at", "pk").first()
    lines = text.body.splitlines() if text else []
    return {line.partition("\t")[0] for line in lines if "\t" in line}
