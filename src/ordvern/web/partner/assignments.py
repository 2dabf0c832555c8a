"""An interpreting assignment as an entry for the partner's own calendar."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from ordvern.apps.orders.interpreting import Interpreting
from ordvern.apps.orders.models import Job

STAMP = "%Y%m%dT%H%M%SZ"


def as_calendar(job: Job, sitting: Interpreting, *, page: str, now: datetime) -> bytes:
    """An entry for a calendar (RFC 5545): the hours, the number of the order and the way to the
    page of the job, but no place and no name, for calendars are shared and lie with others. An
    assignment that was moved is the same entry with a higher sequence, which takes its place."""
    title = _("Interpreting %(number)s") % {"number": job.order.number}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ordvern//NONSGML Ordvern//EN",
        "BEGIN:VEVENT",
        f"UID:{job.pk}@ordvern",
        f"SEQUENCE:{sitting.sequence}",
        f"DTSTAMP:{now.astimezone(UTC):{STAMP}}",
        f"DTSTART:{sitting.begins_at.astimezone(UTC):{STAMP}}",
        f"DTEND:{sitting.ends_at.astimezone(UTC):{STAMP}}",
        f"SUMMARY:{title}",
        f"URL:{page}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A line of at most 75 octets, the rest on lines that begin with a space (RFC 5545, 3.1)."""
    rows, row = [], b""
    for letter in line:
        more = letter.encode()
        if len(row) + len(more) > 75:
            rows.append(row)
            row = b" "
        row += more
    return b"\r\n".join([*rows, row]) + b"\r\n"
