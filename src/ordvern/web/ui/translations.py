"""What people are told of a translation: why it was not taken, and how it differs."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.orders.models import TranslationCheck
from ordvern.apps.orders.usecases.take_translation import PlaceholdersDiffer
from ordvern.documents import Lack, NotMerged, Refused, Trouble

from .reasons import told

NAMED_AT_MOST = 6
NOT_TAKEN = (NotMerged, PlaceholdersDiffer, Refused, NotAllowedNow)

TROUBLES: dict[Trouble, LazyText] = {
    Trouble.OTHER_DOCUMENT: gettext_lazy("The XLIFF file was made of another document."),
    Trouble.UNIT_MISSING: gettext_lazy("Units are missing"),
    Trouble.UNIT_INVENTED: gettext_lazy("There are units that the document does not have"),
    Trouble.UNIT_DUPLICATED: gettext_lazy("Units stand there twice"),
    Trouble.CODE_MISSING: gettext_lazy("Codes or placeholders are missing"),
    Trouble.CODE_INVENTED: gettext_lazy("There are codes that the source does not have"),
    Trouble.CODE_DUPLICATED: gettext_lazy("Codes stand there twice"),
    Trouble.CODES_CROSSED: gettext_lazy("Codes cross one another"),
    Trouble.NOT_XLIFF: gettext_lazy("The XLIFF file is damaged."),
}

LACKS: dict[Lack, LazyText] = {
    Lack.NUMBER_MISSING: gettext_lazy("A number is missing"),
    Lack.NUMBER_ADDED: gettext_lazy("A number is new"),
    Lack.DATE_MISSING: gettext_lazy("A date is missing"),
    Lack.DATE_ADDED: gettext_lazy("A date is new"),
    Lack.TIME_MISSING: gettext_lazy("A time of day is missing"),
    Lack.TIME_ADDED: gettext_lazy("A time of day is new"),
    Lack.LINK_MISSING: gettext_lazy("A link is missing"),
    Lack.LINK_ADDED: gettext_lazy("A link is new"),
    Lack.PLACEHOLDER_MISSING: gettext_lazy("A placeholder is missing"),
    Lack.PLACEHOLDER_ADDED: gettext_lazy("A placeholder is new"),
    Lack.CODE_MISSING: gettext_lazy("A code is missing"),
    Lack.CODE_ADDED: gettext_lazy("A code is new"),
    Lack.SEGMENT_MISSING: gettext_lazy("A text is missing"),
    Lack.SEGMENT_ADDED: gettext_lazy("A text is new"),
    Lack.UNTRANSLATED: gettext_lazy("A text is not translated"),
    Lack.WRONG_LANGUAGE: gettext_lazy("A text is in another language"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A kind of difference, and the places where it was found as people count them."""

    words: str | LazyText
    places: str


def why_not_taken(refusal: Exception) -> str:
    """For one of `NOT_TAKEN`: what is wrong, where, and that nothing of it was kept."""
    return " ".join([*_wrong(refusal), _("Nothing of it was kept.")])


def _wrong(refusal: Exception) -> list[str]:
    if isinstance(refusal, NotMerged):
        return _problems(refusal)
    if isinstance(refusal, PlaceholdersDiffer):
        return _placeholders(refusal)
    if isinstance(refusal, Refused):
        return [str(words) for words in told(refusal.reason)]
    return [_("The order takes no translations any more.")]


def _problems(refusal: NotMerged) -> list[str]:
    places: defaultdict[Trouble, list[str]] = defaultdict(list)
    for each in refusal.problems:
        if each.trouble in TROUBLES:
            places[each.trouble].append(" ".join(filter(None, (each.unit, each.code))))
    return [
        f"{TROUBLES[trouble]}: {_few(found)}." if any(found) else str(TROUBLES[trouble])
        for trouble, found in places.items()
    ]


def _placeholders(refusal: PlaceholdersDiffer) -> list[str]:
    words = []
    if refusal.missing:
        codes = _few([f"⟦{code}⟧" for code in refusal.missing])
        words.append(_("Placeholders are missing: %(codes)s.") % {"codes": codes})
    if refusal.invented:
        codes = _few(list(refusal.invented))
        words.append(
            _("There are placeholders that are not the file's: %(codes)s.") % {"codes": codes}
        )
    return words


def _few(names: list[str]) -> str:
    more = " …" if len(names) > NAMED_AT_MOST else ""
    return ", ".join(names[:NAMED_AT_MOST]) + more


def differences_of(check: TranslationCheck | None) -> list[Difference]:
    """How a translation differs from its source, by kind, with the numbers of the segments."""
    if check is None:
        return []
    if check.reason:
        return [
            Difference(_("It could not be compared with its source"), str(told(check.reason)[0]))
        ]
    places: defaultdict[str, list[str]] = defaultdict(list)
    for each in check.differences.all():
        where = (
            str(each.segment + 1) if each.segment is not None else _("somewhere in the document")
        )
        places[each.lack].append(where)
    return [Difference(LACKS[Lack(lack)], _few(found)) for lack, found in places.items()]
