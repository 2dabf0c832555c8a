"""What the counts that are kept with evidence are called."""

from collections.abc import Mapping

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

FACTS: dict[str, LazyText] = {
    "promises_kept": _("Promises kept"),
    "promises_broken": _("Promises broken"),
    "breaches": _("Cases in the register of breaches within a year"),
    "alarms": _("Alarms without an answer"),
    "vault_faults": _("Faults in the vault"),
    "partners": _("Approved partners"),
    "partners_may_work": _("of them, may work now"),
    "seen": _("Accounts gone through"),
    "close": _("Accounts shut"),
    "people": _("People who took part"),
    "folders": _("Folders restored"),
    "files": _("Files read back"),
    "bytes": _("Bytes read back"),
    "problems": _("Problems found"),
    "missing": _("Folders that the copy lacks"),
    "newer": _("Folders newer than the copy"),
    "erased": _("Erased since, still readable in the copy"),
    "number": _("Version"),
    "number_processor": _("Version as processor"),
    "review_on": _("To be reviewed by"),
}


def in_words(facts: Mapping[str, object]) -> list[tuple[LazyText, object]]:
    """Those that have a name, in their order here."""
    return [(words, facts[name]) for name, words in FACTS.items() if name in facts]
