"""The counts: one row a page and day. There is no row, column or time of a single visit."""

from django.db import models


class PageCount(models.Model):
    """How often a page was opened on a day, whoever it was."""

    page = models.CharField(max_length=32)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "day"], name="visits_once_a_page_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.day}"
