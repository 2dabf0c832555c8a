"""Gives each written form of a value its placeholder, while redaction takes the values out."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal, InvalidOperation

from ordvern.documents.masking.codes import form_suffix, group_of, link_written, written
from ordvern.documents.masking.kinds import Kind
from ordvern.documents.masking.map import Form, MaskMap, Placeholder
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.redaction.marked import as_date
from ordvern.documents.redaction.values import Hit, Value, Values
from ordvern.documents.redaction.worths import EPOCHS

# Tabs and line breaks of office documents are elements of their own, which stay where they are;
# so do the signs of emphasis in Markdown.
STRETCH = re.compile(r"[^\s*`~](?:[^\t\n\r*`~]*[^\s*`~])?")


class Naming:
    """The placeholders given so far: those of `known`, then new ones in the order of need."""

    def __init__(self, known: MaskMap, taken: Collection[str] = ()) -> None:
        self._taken = known.taken | set(taken)
        self.given: dict[str, Placeholder] = known.by_code()
        self._by_form = {
            (group_of(code), each.value, each.number): code for code, each in self.given.items()
        }
        self._forms = Counter(group_of(code) for code in self.given)
        self._links = {
            each.value: each.code for each in known.placeholders if each.kind is Kind.LINK
        }

    def name_wholes(self, labels: Mapping[str, str]) -> None:
        """Give the longest name of each person the first code, and its parts those after it."""
        for value, group in sorted(labels.items(), key=lambda item: -len(item[0])):
            if group.startswith(Kind.PERSON):
                self.code(group, value)

    def code(self, group: str, value: str, number: str = "") -> str:
        """The code of this written form of the value that `group` names."""
        form = (group, value, number)
        if form not in self._by_form:
            code = group + form_suffix(self._forms[group])
            self._forms[group] += 1
            self.given[code] = Placeholder(code, value, self._form(group, value), number)
            self._by_form[form] = code
        return self._by_form[form]

    def link(self, address: str) -> str:
        """The code of a whole address."""
        if address not in self._links:
            code = self._next_link()
            self.given[code] = Placeholder(code, address)
            self._links[address] = code
        return self._links[address]

    def _next_link(self) -> str:
        number = len(self._links) + 1
        while (code := f"{Kind.LINK.value}{number}") in self._taken | self.given.keys():
            number += 1
        return code

    def _form(self, group: str, value: str) -> Form:
        """Beside what was written first in the group: a part of it, or another spelling."""
        first = self.given.get(group)
        if first is None:
            return Form.WHOLE
        words, whole = (set(text.casefold().split()) for text in (value, first.value))
        return Form.PART if words < whole else Form.WHOLE if words > whole else Form.OTHER


class MaskedValues(Values):
    """Values that find themselves as `Values` do, with a placeholder for each written form.

    `labels` hold the group of each value.
    """

    is_reversible = True

    def __init__(self, labels: Mapping[str, str], naming: Naming) -> None:
        super().__init__(labels)
        self._naming = naming

    def among(self, wanted: Callable[[Value], bool]) -> "MaskedValues":
        kept = {value.text: value.label for value in self if wanted(value)}
        return MaskedValues(kept, self._naming)

    def find(self, text: str) -> list[Hit]:
        """Each place with its placeholder; places that go over lines come line by line."""
        hits = super().find(text)
        return [self._named(text, hit, part) for hit in hits for part in _stretches(text, hit)]

    def instead_of_address(self, address: str, hit: Hit) -> str:
        return self._proven(link_written(self._naming.link(address)))

    def instead_of_number(self, number: str, shown: str, label: str) -> str:
        value = shown if shown != number else self._reads(number) or shown
        return self._proven(written(self._naming.code(group_of(label), value, number)))

    def _named(self, text: str, hit: Hit, part: tuple[int, int]) -> Hit:
        start, end = part
        code = self._naming.code(group_of(hit.label), text[start:end])
        return Hit(start, end, self._proven(written(code)))

    def _proven(self, placeholder: str) -> str:
        """Raises `Refused` (not_proven) for a placeholder that would itself spell a value."""
        if super().find(placeholder):
            raise Refused(Reason.NOT_PROVEN)
        return placeholder

    def _reads(self, number: str) -> str:
        """The value that a cell's number is by its worth; "" if it only holds one."""
        try:
            worth = Decimal(number.strip())
        except InvalidOperation:
            return ""
        for value in self:
            day = as_date(value)
            if day and worth // 1 in {(day - epoch).days for epoch in EPOCHS}:
                return value.text
            if value.letters.isdecimal() and value.letters == number.strip().lstrip("-"):
                return value.text
        return ""


def _stretches(text: str, hit: Hit) -> list[tuple[int, int]]:
    return [match.span() for match in STRETCH.finditer(text, hit.start, hit.end)]
