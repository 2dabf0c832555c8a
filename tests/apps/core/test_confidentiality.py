"""The undertaking of confidentiality: signed once by version, by the agency's people alone."""

from datetime import datetime
from hashlib import sha256

import pytest

from ordvern.apps.core.actors import STRANGER, Actor, Role
from ordvern.apps.core.confidentiality import LANGUAGES, VERSION, clauses, has_signed
from ordvern.apps.core.models import AuditEvent, Pledge, User
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.core.usecases.sign_confidentiality import sign_confidentiality

WORDS = {1: "195e35f0d4a4c3a6"}
"""What was signed, by version: whoever changes a word counts the version up."""


@pytest.fixture
def tor(agency: object) -> Actor:
    """Somebody who begins today."""
    return User.objects.create_user("tor@byra.example", role=Role.STAFF).actor


def test_the_words_of_a_version_stay() -> None:
    text = "\n".join(line for language in LANGUAGES for line in clauses(language))

    assert sha256(text.encode()).hexdigest()[:16] == WORDS[VERSION]


def test_each_language_says_as_much() -> None:
    assert len({len(clauses(language)) for language in LANGUAGES}) == 1
    assert clauses("de") == clauses("nb")


def test_signed_once_with_an_entry_in_the_log(tor: Actor, now: datetime) -> None:
    assert not has_signed(tor.account or 0)
    for _ in range(2):
        sign_confidentiality(version=VERSION, actor=tor, now=now)

    assert has_signed(tor.account or 0)
    assert Pledge.objects.get(account=tor.account).signed_at == now
    assert AuditEvent.objects.filter(verb="confidentiality.signed").count() == 1


def test_a_version_that_holds_no_more_is_not_signed(tor: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        sign_confidentiality(version=VERSION - 1, actor=tor, now=now)

    assert not Pledge.objects.filter(account=tor.account).exists()


def test_others_sign_nothing(agency: object, now: datetime) -> None:
    with pytest.raises(NotAllowedNow):
        sign_confidentiality(version=VERSION, actor=STRANGER, now=now)


def test_a_new_version_is_asked_for_anew(
    tor: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_confidentiality(version=VERSION, actor=tor, now=now)
    monkeypatch.setattr("ordvern.apps.core.confidentiality.VERSION", VERSION + 1)

    assert not has_signed(tor.account or 0)
