"""The side navigation of the desk and the queues of orders it leads to."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.models import User
from ordvern.apps.memories.models import Memory
from ordvern.apps.orders.models import Order, OrderQuerySet
from ordvern.web.ui.values import Link, Section

Queue = Callable[[OrderQuerySet], OrderQuerySet]

# name in the address: (words, which orders)
QUEUES: dict[str, tuple[LazyText, Queue]] = {
    "to-decide": (gettext_lazy("Await a decision"), OrderQuerySet.awaiting_decision),
    "to-correct": (gettext_lazy("Corrections asked for"), OrderQuerySet.awaiting_correction),
    "to-start": (gettext_lazy("Released, not begun"), OrderQuerySet.awaiting_work),
    "next-step": (gettext_lazy("The next step waits"), OrderQuerySet.awaiting_next_step),
    "to-deliver": (gettext_lazy("Translated, not delivered"), OrderQuerySet.ready_to_deliver),
    "to-agree": (gettext_lazy("Delivered without a price"), OrderQuerySet.awaiting_agreement),
    "to-invoice": (gettext_lazy("Delivered, not invoiced"), OrderQuerySet.awaiting_invoice),
}
ICONS = {
    "to-decide": "gavel",
    "to-correct": "pencil",
    "to-start": "hourglass",
    "next-step": "people",
    "to-deliver": "deliver",
    "to-agree": "money",
    "to-invoice": "bank",
}


def in_queue(name: str, actor: Actor) -> OrderQuerySet:
    """The orders of one queue that `actor` may see."""
    return QUEUES[name][1](Order.objects.visible_to(actor))


def sections(request: HttpRequest, counts: Mapping[str, int] | None = None) -> list[Section]:
    """The links of the desk; none for a stranger.

    `counts` says how many orders wait in each queue, where the page has counted them already.
    """
    user = request.user
    if not isinstance(user, User) or not user.is_agency:
        return []
    listing, inbox = reverse("desk:orders"), reverse("desk:inbox")
    memories, figures = reverse("desk:memories"), reverse("desk:figures")
    incoming, customers = reverse("desk:inquiries"), reverse("desk:customers")
    partners = reverse("desk:partners")
    here = request.GET.get("state", "") if request.path == listing else None
    found = [
        Section(
            [
                Link(_("Inbox"), inbox, "inbox", request.path == inbox),
                Link(_("Came in"), incoming, "mail", request.path.startswith(incoming)),
                Link(_("All orders"), listing, "list", here == ""),
                Link(_("Customers"), customers, "customer", request.path.startswith(customers)),
                Link(_("Partners"), partners, "partner", request.path.startswith(partners)),
                *_money_links(request.path, may_change=user.role == Role.STAFF),
                Link(_("Memories"), memories, "memory", request.path.startswith(memories)),
                Link(_("Figures"), figures, "dashboard", request.path == figures),
            ]
        ),
        Section(_queues(listing, here, counts or counts_of(user.actor)), _("Needs you")),
    ]
    if user.role == Role.OFFICER:
        oversight = Link(_("First page"), reverse("oversight:overview"), "shield")
        found.append(Section([oversight], _("Oversight")))
    return found


def _money_links(path: str, *, may_change: bool) -> list[Link]:
    pages = [(_("Invoices"), "desk:invoices", "bank"), (_("Prices"), "desk:prices", "money")]
    if may_change:
        pages.append((_("The agency"), "desk:agency", "cog"))
    urls = [(words, reverse(name), icon) for words, name, icon in pages]
    return [Link(words, url, icon, path.startswith(url)) for words, url, icon in urls]


def _queues(listing: str, here: str | None, counts: Mapping[str, int]) -> list[Link]:
    return [
        Link(words, f"{listing}?state={name}", ICONS[name], here == name, counts[name])
        for name, (words, _queue) in QUEUES.items()
    ]


def counts_of(actor: Actor) -> dict[str, int]:
    """How many orders wait in each queue."""
    return {name: in_queue(name, actor).count() for name in QUEUES}


def memory_tabs(memory: Memory, path: str) -> list[Link]:
    """The pages of one memory."""
    pages = (
        (_("Overview"), "desk:memory"),
        (_("Units"), "desk:memory-units"),
        (_("Matches of a sentence"), "desk:memory-matches"),
    )
    urls = [(words, reverse(name, args=[memory.pk])) for words, name in pages]
    return [Link(words, url, is_current=path == url) for words, url in urls]
