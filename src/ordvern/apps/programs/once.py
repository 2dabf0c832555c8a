"""Requests under an idempotency key are done once, and answered alike each time.

The key is claimed before the deed and the answer written after it. A server that dies between the
two leaves a claim, which another request with the same key takes over after a minute: the deeds
themselves refuse to be done twice (an order by its token, the rest by their states).
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.db import IntegrityError, transaction

from .models import KeptAnswer, Token

Answer: TypeAlias = tuple[int, Mapping[str, Any]]
KEPT_FOR = timedelta(days=2)
TAKEN_OVER_AFTER = timedelta(minutes=1)


class OtherRequest(Exception):
    """The key stood for another request."""


class BeingDone(Exception):
    """A request with this key is being done at this moment."""


def once(
    token: Token, *, key: str, fingerprint: str, deed: Callable[[], Answer], now: datetime
) -> Answer:
    """Do `deed` unless it was done under this key; what it raises leaves the key free again.

    Raises `OtherRequest` and `BeingDone`.
    """
    kept = _claimed(token, key, fingerprint, now)
    if kept.status:
        return kept.status, kept.body
    try:
        status, body = deed()
    except BaseException:
        KeptAnswer.objects.filter(pk=kept.pk).delete()
        raise
    KeptAnswer.objects.filter(pk=kept.pk).update(status=status, body=dict(body))
    return status, body


def forget_old_answers(*, now: datetime) -> None:
    """Keys are free again when their answers are two days old."""
    KeptAnswer.objects.filter(at__lt=now - KEPT_FOR).delete()


def _claimed(token: Token, key: str, fingerprint: str, now: datetime) -> KeptAnswer:
    """The answer that is kept, or an empty one that is ours to fill."""
    try:
        with transaction.atomic():
            return KeptAnswer.objects.create(token=token, key=key, fingerprint=fingerprint, at=now)
    except IntegrityError:
        kept = KeptAnswer.objects.get(token=token, key=key)
    if kept.fingerprint != fingerprint:
        raise OtherRequest
    stale = KeptAnswer.objects.filter(pk=kept.pk, status=0, at__lt=now - TAKEN_OVER_AFTER)
    if not kept.status and not stale.update(at=now):
        raise BeingDone
    return kept
