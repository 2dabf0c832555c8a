"""The statement as its pages draw it: sections of sentences, each with how its promise stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ordvern.apps.statement.standing import Standing
from ordvern.apps.statement.wording import Sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence; `standing` is None if it promises nothing."""

    sentence: Sentence
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading. A version from before there were headings has one without."""

    heading: Sentence | None
    sentences: list[Shown] = field(default_factory=list)

    @property
    def standings(self) -> list[Standing]:
        return [each.standing for each in self.sentences if each.standing is not None]


def sections_of(sentences: Iterable[Sentence], standings: Iterable[Standing]) -> list[Section]:
    """The sentences by section, in their order."""
    by_promise = {each.promise.id: each for each in standings}
    found: list[Section] = []
    for each in sentences:
        if each.is_heading:
            found.append(Section(each))
            continue
        if not found:
            found.append(Section(None))
        found[-1].sentences.append(Shown(each, by_promise.get(each.clause)))
    return found
