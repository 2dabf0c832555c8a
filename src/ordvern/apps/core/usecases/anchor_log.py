"""Looks through the whole log and writes down, outside the database, where its chain stands."""

from datetime import datetime, timedelta

from django.conf import settings

from ordvern.apps.core.chain import Anchor
from ordvern.apps.core.sealed_log import append_anchor, findings, head, read_anchors

from .seal_log import seal_log

AGAIN_AFTER = timedelta(hours=12)


def anchor_log(*, now: datetime) -> Anchor | None:
    """The anchor written; None if nothing happened since one that was written today.

    It says whether the log was whole: until the next, what lies behind it need not be looked at
    every hour (`sealed_log.looked_through`).
    """
    seal_log(now=now)
    number, digest = head()
    earlier = read_anchors(settings.LOG_ANCHORS)
    if not number or _is_new(earlier, number, now):
        return None
    is_whole = next(findings(anchors=earlier, now=now), None) is None
    anchor = Anchor(number, digest, now, is_whole)
    append_anchor(settings.LOG_ANCHORS, anchor)
    return anchor


def _is_new(anchors: list[Anchor], number: int, now: datetime) -> bool:
    return any(each.number == number and now - each.at < AGAIN_AFTER for each in anchors[-1:])
