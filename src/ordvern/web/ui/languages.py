"""The languages an agency is asked for, named in the language of the page."""

from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

# BCP 47 tags that Django knows the names of; the Nordic ones and English first.
OFTEN = ("nb", "nn", "en", "sv", "da", "fi")
# fmt: off
OTHERS = (
    "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "de", "el", "es",
    "et", "eu", "fa", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id",
    "is", "it", "ja", "ka", "kk", "ko", "ky", "lt", "lv", "mk", "mn", "ms",
    "my", "ne", "nl", "pl", "pt", "pt-br", "ro", "ru", "sk", "sl", "sq", "sr",
    "sw", "ta", "te", "th", "tk", "tr", "uk", "ur", "uz", "vi", "zh-hans", "zh-hant",
)
# fmt: on
MENDED = {  # the name that Django has is not translated
    "nb": gettext_lazy("Norwegian (Bokmål)"),
    "nn": gettext_lazy("Norwegian (Nynorsk)"),
}
NOT_IN_DJANGO = {
    "se": gettext_lazy("Northern Sami"),
    "so": gettext_lazy("Somali"),
    "ti": gettext_lazy("Tigrinya"),
    "prs": gettext_lazy("Dari"),
    "ps": gettext_lazy("Pashto"),
    "ckb": gettext_lazy("Central Kurdish (Sorani)"),
    "kmr": gettext_lazy("Northern Kurdish (Kurmanji)"),
    "am": gettext_lazy("Amharic"),
    "tl": gettext_lazy("Tagalog"),
    "la": gettext_lazy("Latin"),
}


def language_name(code: str) -> str:
    """What a language is called here; the tag itself if it has no name."""
    ours = MENDED.get(code) or NOT_IN_DJANGO.get(code)
    if ours is not None:
        return capfirst(str(ours))
    try:
        return capfirst(str(get_language_info(code)["name_translated"]))
    except KeyError:
        return code


def language_choices() -> list[tuple[str, object]]:
    """For a select: nothing chosen, the usual ones, then all others by name."""
    others = sorted(((code, language_name(code)) for code in (*OTHERS, *NOT_IN_DJANGO)), key=_name)
    return [
        ("", _("Choose")),
        (_("Often used"), [(code, language_name(code)) for code in OFTEN]),
        (_("Others"), others),
    ]


def _name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()
