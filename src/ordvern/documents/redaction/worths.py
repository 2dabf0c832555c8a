"""Marked values that a cell of a sheet may hold as a number: by its worth, or as a day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from ordvern.documents.redaction.marked import as_date
from ordvern.documents.redaction.values import Values

EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))
LARGEST = Decimal(10) ** 24
NUMBER_FROM = 4  # digits that a number needs to be looked for in cells by its worth alone


class Worths:
    """The marked values that a cell may hold as a number: long numbers, and days as serials."""

    def __init__(self, values: Values, shown: Callable[[str, str | None], str]) -> None:
        self._shown = shown
        self._worth: dict[Decimal, str] = {}
        self._days: dict[Decimal, str] = {}
        for value in values:
            if value.letters.isdigit() and value.letters.isascii():
                if len(value.letters) >= NUMBER_FROM:
                    self._worth.setdefault(Decimal(value.letters), value.label)
                day = as_date(value)
                for serial in [(day - epoch).days for epoch in EPOCHS] if day else []:
                    self._days.setdefault(Decimal(serial), value.label)

    def label(self, text: str) -> str | None:
        """What to write instead of a cell's number, if it is one of the values."""
        try:
            number = abs(Decimal(text.strip()))
        except InvalidOperation:
            return None
        if not number.is_finite() or number > LARGEST:
            return None
        return self._worth.get(number) or self._days.get(number // 1)

    def reads(self, text: str, style: str | None) -> str:
        """What a cell says to people; its text itself if that is no number."""
        try:
            float(text)
        except ValueError:
            return text
        return self._shown(text, style)

    def showings(self, text: str, style: str | None) -> set[str]:
        """A number as it lies in the file, as its style shows it, and as readers round it."""
        try:
            number = float(text)
        except ValueError:
            return {text}
        shown = self._shown(text, style)
        return {text, shown, str(number), f"{number:.10g}", f"{number:.15g}"}

    def label_of_day(self, text: str) -> str | None:
        """The same for a cell that holds its day as text, year first."""
        try:
            day = date.fromisoformat(text[:10])
        except ValueError:
            return None
        return self._days.get(Decimal((day - EPOCHS[0]).days))
