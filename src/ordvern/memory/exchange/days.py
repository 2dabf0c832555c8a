"""Days of changes, as tools write them, told apart from everything else."""

import re

# 20240131T..., 2024-01-31T..., and Trados' month/day/year.
_DAY = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)|(?P<am>\d\d?)/(?P<ad>\d\d?)/(?P<ay>\d{4})(?!\d)",
    re.ASCII,
)


def day(value: str) -> str:
    """YYYYMMDD of a date in a form that is known; "" otherwise."""
    found = _DAY.match(value.strip())
    if not found:
        return ""
    parts = found.groupdict()
    year, month, date = (parts[name] or parts[f"a{name}"] for name in "ymd")
    is_one = 1 <= int(month) <= 12 and 1 <= int(date) <= 31
    return f"{year}{int(month):02}{int(date):02}" if is_one else ""
