"""Who does something in a use case."""

from dataclasses import dataclass
from enum import StrEnum


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

    `account` is the primary key of the account; None for strangers and the system.
    """

    kind: ActorKind
    account: int | None = None

    @property
    def is_agency(self) -> bool:
        return self.kind in (ActorKind.STAFF, ActorKind.OFFICER)


SYSTEM = Actor(ActorKind.SYSTEM)
STRANGER = Actor(ActorKind.STRANGER)
