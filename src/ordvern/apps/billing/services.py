"""What is sold, by which unit, and the bands of matches that words are counted in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Item(models.TextChoices):
    """What a line is for. The last two come of a calculation and have no price of their own."""

    TRANSLATION = "translation", _("Translation")
    CERTIFIED = "certified", _("Certified translation")
    REVISION = "revision", _("Revision by a second translator")
    PROOFREADING = "proofreading", _("Proofreading")
    INTERPRETING = "interpreting", _("Interpreting")
    MINIMUM_FEE = "minimum_fee", _("Addition up to the minimum fee")
    RUSH = "rush", _("Rush surcharge")


PRICED = tuple(item for item in Item if item not in (Item.MINIMUM_FEE, Item.RUSH))
BANDED = (Item.TRANSLATION, Item.REVISION)
"""Services that matches from a memory make cheaper; a certified text is translated whole."""

WORDY = tuple(item for item in PRICED if item != Item.INTERPRETING)
"""Services whose hours follow from the words of the files, unless somebody says how many."""


class Unit(models.TextChoices):
    WORD = "word", _("word")
    PAGE = "page", _("page")
    HOUR = "hour", _("hour")
    FIXED = "fixed", _("fixed price")


class Subject(models.TextChoices):
    """Fields of knowledge that may have a price of their own; empty stands for any."""

    ANY = "", _("Any field")
    GENERAL = "general", _("General")
    LEGAL = "legal", _("Law")
    MEDICAL = "medical", _("Medicine and health")
    TECHNICAL = "technical", _("Technology")
    FINANCIAL = "financial", _("Economy and finance")
    MARKETING = "marketing", _("Marketing")


class Band(models.TextChoices):
    """How well a memory knows a sentence, best first."""

    CONTEXT = "context", _("101 % (same context)")
    EXACT = "exact", _("100 %")
    REPETITION = "repetition", _("Repetitions")
    HIGH = "high", _("95–99 %")
    GOOD = "good", _("85–94 %")
    FAIR = "fair", _("75–84 %")
    LOW = "low", _("50–74 %")
    NEW = "new", _("New words")
