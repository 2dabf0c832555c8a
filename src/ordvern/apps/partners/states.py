"""How a partner stands with the agency, and every step between."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ordvern.apps.core.states import Transition


class Standing(models.TextChoices):
    CANDIDATE = "candidate", _("Not approved yet")
    APPROVED = "approved", _("Approved")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


def _from(*sources: str) -> frozenset[str]:
    return frozenset(str(source) for source in sources)


APPROVE = Transition(
    "approve", _from(Standing.CANDIDATE, Standing.APPROVED, Standing.SUSPENDED), Standing.APPROVED
)
SUSPEND = Transition("suspend", _from(Standing.APPROVED), Standing.SUSPENDED)
END = Transition(
    "end", _from(Standing.CANDIDATE, Standing.APPROVED, Standing.SUSPENDED), Standing.ENDED
)
