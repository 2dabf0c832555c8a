"""Who does something in a use case."""

from dataclasses import dataclass
from enum import StrEnum

from .duties import Duty, Power, powers_of


class Role(StrEnum):
    """What an account is for; one account has one role."""

    CUSTOMER = "customer"
    PARTNER = "partner"
    STAFF = "staff"
    OFFICER = "officer"


class ActorKind(StrEnum):
    CUSTOMER = "customer"
    PARTNER = "partner"
    STAFF = "staff"
    OFFICER = "officer"
    STRANGER = "stranger"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with an account, a stranger without one, or the system itself.

    `account` is the primary key of the account; None for strangers and the system. `duties` are
    those of somebody of the staff.
    """

    kind: ActorKind
    account: int | None = None
    duties: frozenset[Duty] = frozenset()

    @property
    def is_agency(self) -> bool:
        return self.kind in (ActorKind.STAFF, ActorKind.OFFICER)

    def may(self, power: Power) -> bool:
        """Whether this is somebody of the staff whose duties let him do it."""
        return self.kind is ActorKind.STAFF and power in powers_of(self.duties)


SYSTEM = Actor(ActorKind.SYSTEM)
STRANGER = Actor(ActorKind.STRANGER)
