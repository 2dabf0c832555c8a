"""Numbers in cells as a reader sees them: dates from serial numbers, zeros in front kept.

Built-in formats and serial numbers are those of ECMA-376 part 1, 18.8.30 and 18.17.4.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from ordvern.documents.package import Package

DATE_FORMATS = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
IS_DATE = re.compile(r"[dy]", re.IGNORECASE)
ZEROS = re.compile(r"0{2,15}")
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
LAST_DAY = 2_958_465  # 31.12.9999
CODE_AT_MOST = 255
DIGITS = 15  # what spreadsheets keep of a number


class Numbers:
    """The number formats of one workbook."""

    def __init__(self, package: Package, types: dict[str, str]) -> None:
        self._formats: list[str | None] = []
        self._epoch = EPOCH
        for name, kind in types.items():
            if "spreadsheetml.styles+xml" in kind:
                self._formats = _formats(package, name)
            elif kind.endswith("main+xml"):
                self._epoch = _epoch(package, name)

    def shown(self, raw: str, style: str | None) -> str:
        """What a cell with the number `raw` and the style index `style` says."""
        return self.teller(style)(raw)

    def teller(self, style: str | None) -> Callable[[str], str]:
        """What tells the numbers of all cells of that style."""
        code = self._code(style)
        if code == "date":
            return partial(_as_date, epoch=self._epoch)
        return _whole_or_plain if code is None else partial(_filled, digits=len(code))

    def _code(self, style: str | None) -> str | None:
        if style is None or not style.isdecimal() or len(style) > 6:
            return None
        number = int(style)
        return self._formats[number] if number < len(self._formats) else None


def _filled(raw: str, *, digits: int) -> str:
    return raw.zfill(digits) if raw.isdecimal() else _plain(raw)


def _whole_or_plain(raw: str) -> str:
    return raw if raw.isdecimal() else _plain(raw)


def _formats(package: Package, name: str) -> list[str | None]:
    """For each cell style: ``"date"``, a row of zeros to fill up to, or None."""
    root = package.tree(name)
    codes = {
        entry.get("numFmtId", ""): _sense(entry.get("formatCode", ""))
        for entry in root.iter("{*}numFmt")
    }
    codes |= {str(number): "date" for number in DATE_FORMATS}
    return [
        codes.get(style.get("numFmtId", ""))
        for styles in root.iter("{*}cellXfs")
        for style in styles
        if isinstance(style.tag, str)
    ]


def _sense(code: str) -> str | None:
    bare = ASIDE.sub("", code[:CODE_AT_MOST].split(";")[0])
    if IS_DATE.search(bare):
        return "date"
    return bare if ZEROS.fullmatch(bare) else None


def _epoch(package: Package, name: str) -> date:
    for properties in package.tree(name).iter("{*}workbookPr"):
        if properties.get("date1904") in ("1", "true"):
            return EPOCH_1904
    return EPOCH


def _as_date(raw: str, *, epoch: date) -> str:
    try:
        days = float(raw)
    except ValueError:
        return raw
    if not 1 <= days <= LAST_DAY - 1500:
        return _plain(raw)
    return (epoch + timedelta(days=int(days))).strftime("%d.%m.%Y")


def _plain(raw: str) -> str:
    """Without exponent, and without the noise of binary fractions."""
    try:
        number = float(raw)
    except ValueError:
        return raw
    return f"{number:.{DIGITS}g}"
