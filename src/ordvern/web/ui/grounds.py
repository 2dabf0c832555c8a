"""What the grounds of work outside the EEA and the classes of data are called on pages."""

from django.utils.functional import Promise as LazyText

from ordvern.apps.partners.transfers.words import BASES, CLASSES


def basis_words(basis: str) -> LazyText:
    """The ground of a transfer in words."""
    return BASES[basis]


def class_words(data: str) -> LazyText:
    """The class of the data in words."""
    return CLASSES[data]
