"""An agency that has an owner never comes to be without one."""

from .models import User


class LastOwner(Exception):
    """Nobody else could give people their duties any more."""


def check_owner_stays(user: User) -> None:
    """Raises `LastOwner` if no other owner would be left without `user`; call inside the
    transaction. The owners are locked: of two who leave at the same time, one is the last."""
    owners = User.objects.select_for_update().filter(owns=True, is_active=True)
    left = list(owners.order_by("pk").values_list("pk", flat=True))
    if left == [user.pk]:
        raise LastOwner
