"""The agency publishes a version of the terms for partners, who must accept it anew."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.audit import record
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.partners.models import Partner, TermsText, TermsVersion
from ordvern.apps.partners.states import Standing
from ordvern.apps.post.models import OutgoingMail
from ordvern.apps.post.outbox import notify

TERMS_PAGE = "/partner/vilkaar/"


def digest_of(texts: Mapping[str, str]) -> str:
    """SHA-256 over the texts by language, each with its language and a zero byte around it."""
    whole = hashlib.sha256()
    for language, body in sorted(texts.items()):
        whole.update(f"{language}\0{body}\0".encode())
    return whole.hexdigest()


def publish_terms(
    kind: str, *, version: str, texts: Mapping[str, str], actor: Actor, now: datetime
) -> TermsVersion:
    """Keep the words by language. Raises `NotAllowedNow` if that version exists or is empty."""
    if not texts or not all(body.strip() for body in texts.values()):
        raise NotAllowedNow(f"publish_terms: {kind}")
    try:
        return _publish(kind, version=version, texts=texts, actor=actor, now=now)
    except IntegrityError:
        raise NotAllowedNow(f"publish_terms: {kind}") from None


@transaction.atomic(durable=True)
def _publish(
    kind: str, *, version: str, texts: Mapping[str, str], actor: Actor, now: datetime
) -> TermsVersion:
    terms = TermsVersion.objects.create(
        kind=kind, version=version, digest=digest_of(texts), published_at=now
    )
    TermsText.objects.bulk_create(
        TermsText(terms=terms, language=language, body=body) for language, body in texts.items()
    )
    record("terms.published", subject=terms, actor=actor, at=now)
    bound = Partner.objects.exclude(status=Standing.ENDED).select_related("account")
    for partner in bound:
        kind_of_mail = OutgoingMail.Kind.TERMS_CHANGED
        notify(partner.account, kind_of_mail, number="", path=TERMS_PAGE, now=now)
    return terms
