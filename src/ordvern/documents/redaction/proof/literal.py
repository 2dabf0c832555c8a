"""Searches bytes for values as they are spelled, in the encodings a file may hold them in."""

from collections.abc import Iterator
from html import escape

from ahocorasick_rs import AhoCorasick

from ordvern.documents.redaction.structure import is_strong
from ordvern.documents.redaction.values import ANY_CASE_FROM, Value, Values, is_own_beginning

IN_NOISE_FROM = 6  # letters; shorter words come up by chance in compressed pictures and fonts


class Literals:
    """The strong values in every plain spelling: as marked, without spaces, escaped for XML."""

    def __init__(self, values: Values) -> None:
        spelled = [(form, value) for value in values if is_strong(value) for form in _forms(value)]
        self._forms = [form for form, _ in spelled]
        self._values = [value for _, value in spelled]
        self._automaton = AhoCorasick(self._forms)

    def are_in(self, content: bytes, *, noise: bool = False) -> bool:
        """Whether any stands in `content`. In `noise` (pictures, fonts) only longer ones count."""
        return any(self.are_in_text(text, noise=noise) for text in decodings(content))

    def are_in_text(self, text: str, *, noise: bool = False) -> bool:
        if not self._forms:
            return False
        lowered = text.lower()
        if len(lowered) != len(text):
            text = lowered
        return any(
            self._counts(self._values[which], text, start, end)
            for which, start, end in self._automaton.find_matches_as_indexes(
                lowered, overlapping=True
            )
            if not noise or len(self._values[which].letters) >= IN_NOISE_FROM
        )

    @staticmethod
    def _counts(value: Value, text: str, start: int, end: int) -> bool:
        """Whether it stands alone there, and not as another word in lower case."""
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if is_own_beginning(value, text[start : start + 2]):
            before = ""
        if _belongs(text[start], before) or _belongs(text[end - 1], after):
            return False
        if value.is_short_number or not value.is_one_word:
            return True
        found = text[start:end]
        return len(value.letters) >= ANY_CASE_FROM or not found.islower() or found == value.text


def decodings(content: bytes) -> Iterator[str]:
    """The bytes as UTF-8 and, where there are zero bytes, as UTF-16 of either order."""
    try:
        yield content.decode("utf-8")
    except UnicodeDecodeError:
        yield content.decode("cp1252", "replace")
    if b"\0" in content:
        yield content.decode("utf-16-le", "replace")
        yield content[1:].decode("utf-16-le", "replace")


def _forms(value: Value) -> set[str]:
    text = value.text.lower()
    forms = {text, " ".join(text.split()), escape(text), escape(text, quote=False)}
    if value.letters.isdigit():
        forms.add(value.letters)
    return {form for form in forms if form.strip()}


def _belongs(edge: str, neighbour: str) -> bool:
    if edge.isdigit():
        return neighbour.isdigit()
    return edge.isalpha() and neighbour.isalnum()
