"""Writes down, outside the database, where the chain of the log stands."""

from datetime import datetime

from django.conf import settings

from ordvern.apps.core.chain import Anchor
from ordvern.apps.core.sealed_log import append_anchor, head, read_anchors

from .seal_log import seal_log


def anchor_log(*, now: datetime) -> Anchor | None:
    """The anchor written, or None if nothing happened since the last."""
    seal_log(now=now)
    number, digest = head()
    earlier = read_anchors(settings.LOG_ANCHORS)
    if not number or (earlier and earlier[-1].number == number):
        return None
    anchor = Anchor(number, digest, now)
    append_anchor(settings.LOG_ANCHORS, anchor)
    return anchor
