"""Everything about the owner of an account is put together for him; the log is written first."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.models import User
from ordvern.apps.rights.archive import zipped
from ordvern.apps.rights.document import Words
from ordvern.apps.rights.package import package_of


def make_package(account: User, *, words: Words, actor: Actor, now: datetime) -> bytes:
    """A zip of all that is held, to be read in the account's language. It is kept nowhere.

    `words` are those of the pages, by column: for entries of the log, actors, languages.
    """
    _note(account, actor=actor, now=now)
    with translation.override(account.language):
        package = package_of(account, now=now)
    return zipped(package, words=words, language=account.language, now=now)


@transaction.atomic(durable=True)
def _note(account: User, *, actor: Actor, now: datetime) -> None:
    record("rights.package_made", subject=account, actor=actor, at=now)
