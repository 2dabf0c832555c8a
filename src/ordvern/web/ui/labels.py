"""What the kinds of findings and the parts of a document are called on pages."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.screening.kind_names import CATEGORIES
from ordvern.text import Category, Part

__all__ = ["CATEGORIES", "PARTS", "colour", "is_guarded"]

PARTS: dict[Part, LazyText] = {
    Part.BODY: _("Text"),
    Part.HEADER: _("Page header"),
    Part.FOOTER: _("Page footer"),
    Part.FOOTNOTE: _("Footnote"),
    Part.COMMENT: _("Comment"),
    Part.REVISION: _("Tracked change"),
    Part.TEXT_BOX: _("Text box"),
    Part.HIDDEN: _("Hidden text"),
    Part.ALT_TEXT: _("Description of a picture"),
    Part.LINK: _("Link"),
    Part.FIELD: _("Form field"),
    Part.METADATA: _("Properties of the file"),
    Part.FILE_NAME: _("File name"),
    Part.ATTACHMENT: _("Attached file"),
    Part.NOT_SHOWN: _("Not shown on the page"),
    Part.PICTURE: _("Text in a picture"),
}

# Colours of Designsystemet by group: who somebody is, how to reach them, money, then the kinds
# that the law guards. The number of the state counts among those by house rule.
CONTACT = {
    Category.EMAIL,
    Category.PHONE,
    Category.POSTAL_ADDRESS,
    Category.ONLINE_ID,
    Category.VEHICLE_REGISTRATION,
}
MONEY = {Category.BANK_ACCOUNT, Category.PAYMENT_CARD}
GUARDED_BY_HOUSE_RULE = {Category.NATIONAL_ID}


def is_guarded(category: Category) -> bool:
    """Whether a finding of this kind must stand out on the page."""
    return category.is_special or category in GUARDED_BY_HOUSE_RULE


def colour(category: Category) -> str:
    """The name of the colour a kind is drawn in."""
    if category is Category.CRIMINAL_OFFENCE:
        return "danger"
    if is_guarded(category):
        return "brand2"
    if category in MONEY:
        return "brand1"
    return "info" if category in CONTACT else "accent"
