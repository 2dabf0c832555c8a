"""Which folders somebody of the agency may know of: what every `visible_to` of their contents asks.

A project manager sees what nobody has taken yet, what is closed to nobody, and what he is on. A
folder is closed to the others once somebody is on it, if the agency's choice says so: by default
where its files tell something sensitive. Translators in the house see what they are on and nothing
else; who keeps the accounts meets orders by their invoices only. The owner, who answers for the
work, and the privacy officer, who oversees it, see all; every file that they open is in the log.
"""

from django.db.models import Exists, OuterRef, Q

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.core.duties import Duty

from .models import Folder
from .people import FolderPerson, NeedToKnow

Scope = NeedToKnow.Scope
NOBODY = Q(pk__in=())


def known_to(actor: Actor, *, folder: str = "folder") -> Q:
    """For rows that point to a folder by the field `folder`: those that `actor` may know of.

    Only for people of the agency; customers and partners are asked about otherwise.
    """
    if actor.kind is ActorKind.OFFICER or Duty.OWNER in actor.duties:
        return Q()
    on_it = FolderPerson.objects.standing().filter(folder=OuterRef(folder))
    mine = Q(Exists(on_it.filter(account=actor.account)))
    if Duty.PROJECT_MANAGER in actor.duties:
        is_open = ~_chosen(Scope.EVERY) & Q(**{f"{folder}__is_sensitive": False})
        return is_open | _chosen(Scope.NONE) | mine | ~Q(Exists(on_it))
    return mine if Duty.TRANSLATOR in actor.duties else NOBODY


def is_closed(folder: Folder) -> bool:
    """Whether only those who are on it see it, once somebody is."""
    scope = current_scope()
    return scope == Scope.EVERY or (scope == Scope.SENSITIVE and folder.is_sensitive)


def current_scope() -> str:
    chosen = NeedToKnow.objects.first()
    return chosen.scope if chosen else Scope.SENSITIVE


def _chosen(scope: Scope) -> Q:
    return Q(Exists(NeedToKnow.objects.filter(scope=scope)))
