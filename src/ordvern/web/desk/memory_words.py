"""What the pages of memories call the guard's reasons and the bands of matches."""

from collections.abc import Mapping

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.memories.usecases.take_in import WRONG_LANGUAGES
from ordvern.memory import Band
from ordvern.memory.guard import KeptOut, Reason
from ordvern.web.ui.labels import CATEGORIES

# Why units were kept out, as the report of an import lists it.
KEPT_OUT: dict[str, LazyText] = {
    Reason.SENSITIVE: _("Tell something sensitive, or hold a national identity number"),
    Reason.IDENTIFIER: _("Hold something that points to a person"),
    Reason.SIDES_DIFFER: _("Source and translation do not hold the same names and numbers"),
    Reason.STILL_FOUND: _("Something was left after names and numbers had been replaced"),
    Reason.NO_TEXT: _("Have no words in source or translation"),
    WRONG_LANGUAGES: _("Are in other languages than the memory"),
}
# Why an edited translation was not taken in, told to the person who wrote it.
REFUSED: dict[str, LazyText] = {
    Reason.SENSITIVE: _(
        "The unit would tell something sensitive about somebody, or hold a national identity"
        " number. That is never kept in a memory."
    ),
    Reason.IDENTIFIER: _("The unit would hold something that points to a person."),
    Reason.SIDES_DIFFER: _(
        "Source and translation do not hold the same names and numbers. Use the placeholders of"
        " the source in the translation."
    ),
    Reason.STILL_FOUND: _("Something that points to a person was left after replacing."),
    Reason.NO_TEXT: _("There are no words in the translation."),
}
BANDS: dict[Band, tuple[LazyText, str]] = {
    Band.CONTEXT: (_("The same, in the same place"), "success"),
    Band.EXACT: (_("The same"), "success"),
    Band.HIGH: (_("Almost the same"), "info"),
    Band.MEDIUM_HIGH: (_("Very alike"), "info"),
    Band.MEDIUM: (_("Alike"), "warning"),
    Band.LOW: (_("Somewhat alike"), "neutral"),
    Band.NONE: (_("Something else"), "neutral"),
}


def reported(kept_out: Mapping[str, int]) -> list[tuple[str | LazyText, int]]:
    """The reasons of an import's report in words, the most frequent first."""
    counts = sorted(kept_out.items(), key=lambda pair: -pair[1])
    return [(KEPT_OUT.get(reason, reason), count) for reason, count in counts]


def refusal(outcome: KeptOut) -> tuple[LazyText, list[LazyText]]:
    """Why the guard kept a unit out, and the kinds that it found."""
    return REFUSED[outcome.reason], [CATEGORIES[kind] for kind in sorted(outcome.categories)]
