"""Looks for words in columns whatever their case, on either database."""

from django.db import connection
from django.db.models import Q


def any_case(words: str, *fields: str) -> Q:
    """Rows where one of the fields holds `words`; every row where `words` is empty.

    SQLite folds the case of ASCII letters only, so there Å and å are both asked for.
    """
    forms = {words}
    if connection.vendor == "sqlite" and not words.isascii():
        forms |= {words.lower(), words.upper(), words.title(), words.capitalize()}
    match = Q()
    for form in forms - {""}:
        for field in fields:
            match |= Q((f"{field}__icontains", form))
    return match
