"""What whoever takes in a list of persons stands for, once for the whole list."""

from dataclasses import dataclass

from .models import TakenIn


@dataclass(frozen=True, slots=True)
class Declaration:
    """On which ground the data may be here, and that they were given by the persons themselves.

    The statement names one ground, the contract (Art. 6(1)(b)), and promises that what is kept of
    somebody comes from himself: a list that cannot be declared so has no place on the register.
    """

    ground: str
    came_from_themselves: bool


class NotDeclared(Exception):
    """Nobody stands for the list."""


def check_declared(declared: Declaration) -> None:
    """Raises `NotDeclared`."""
    if declared.ground != TakenIn.Ground.CONTRACT or not declared.came_from_themselves:
        raise NotDeclared
