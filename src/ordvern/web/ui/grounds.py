"""What the grounds of work outside the EEA and the classes of data are called on pages."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.partners.transfers.gate import Basis, DataClass

BASES: dict[str, LazyText] = {
    Basis.EEA: _("within the EEA"),
    Basis.ADEQUACY: _("adequacy decision"),
    Basis.CLAUSES: _("standard clauses with an assessment"),
}
CLASSES: dict[str, LazyText] = {
    DataClass.NOTHING_PERSONAL: _("nothing personal found"),
    DataClass.PERSONAL: _("personal data"),
    DataClass.SENSITIVE: _("sensitive personal data"),
}


def basis_words(basis: str) -> LazyText:
    """The ground of a transfer in words."""
    return BASES[basis]


def class_words(data: str) -> LazyText:
    """The class of the data in words."""
    return CLASSES[data]
