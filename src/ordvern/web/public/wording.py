"""The words of a published version of the statement."""

from ordvern.apps.statement.models import StatementVersion


def sentences(published: StatementVersion, *, language: str) -> list[str]:
    """Its sentences in `language`, or in the first language it was published in."""
    texts = {text.language: text.body for text in published.texts.order_by("pk")}
    body = texts.get(language) or next(iter(texts.values()), "")
    return [line.partition("\t")[2] for line in body.splitlines()]
