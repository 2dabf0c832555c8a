"""The side navigation of the desk and the queues of orders it leads to."""

from collections.abc import Callable, Mapping, Sequence

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.apps.core.actors import Actor, ActorKind, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import User
from ordvern.apps.memories.models import Memory
from ordvern.apps.orders.models import AGREED, Order, OrderQuerySet
from ordvern.web.ui.values import Link, Section

Queue = Callable[[OrderQuerySet], OrderQuerySet]

# name in the address: (words, which orders)
QUEUES: dict[str, tuple[LazyText, Queue]] = {
    "mine": (gettext_lazy("To be translated"), OrderQuerySet.at_work),
    "to-decide": (gettext_lazy("Await a decision"), OrderQuerySet.awaiting_decision),
    "to-correct": (gettext_lazy("Corrections asked for"), OrderQuerySet.awaiting_correction),
    "to-start": (gettext_lazy("Released, not begun"), OrderQuerySet.awaiting_work),
    "next-step": (gettext_lazy("The next step waits"), OrderQuerySet.awaiting_next_step),
    "to-deliver": (gettext_lazy("Translated, not delivered"), OrderQuerySet.ready_to_deliver),
    "to-agree": (gettext_lazy("Delivered without a price"), OrderQuerySet.awaiting_agreement),
    "to-invoice": (gettext_lazy("Delivered, not invoiced"), OrderQuerySet.awaiting_invoice),
}
OF_FINANCE = ("to-agree", "to-invoice")
ICONS = {
    "mine": "pencil",
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
    orders = Order.objects
    mine = orders.payable_to(actor) if name in OF_FINANCE else orders.visible_to(actor)
    return QUEUES[name][1](mine)


def queues_of(actor: Actor) -> tuple[str, ...]:
    """What waits for somebody with these duties; the officer looks at all of it."""
    if meets_work_only(actor):
        return ("mine", *OF_FINANCE) if actor.may(Power.KEEP_ACCOUNTS) else ("mine",)
    if meets_invoices_only(actor):
        return OF_FINANCE
    without = {"mine"} if sees_invoices(actor) else {"mine", "to-invoice"}
    return tuple(name for name in QUEUES if name not in without)


def meets_work_only(actor: Actor) -> bool:
    """Translates in the house, and runs no orders: meets the work and not the customer."""
    return actor.may(Power.TRANSLATE) and not actor.may(Power.RUN_ORDERS)


def meets_invoices_only(actor: Actor) -> bool:
    """Keeps the accounts, and meets orders by their invoices."""
    return actor.kind is ActorKind.STAFF and not actor.may(Power.TRANSLATE)


def sees_invoices(actor: Actor) -> bool:
    return actor.kind is ActorKind.OFFICER or actor.may(Power.KEEP_ACCOUNTS)


def sections(request: HttpRequest, counts: Mapping[str, int] | None = None) -> list[Section]:
    """The links of the desk; none for a stranger.

    `counts` says how many orders wait in each queue, where the page has counted them already.
    """
    user = request.user
    if not isinstance(user, User) or not user.is_agency:
        return []
    listing = reverse("desk:orders")
    here = request.GET.get("state", "") if request.path == listing else None
    actor = user.actor
    first, *registers = _pages(request.path, here, actor)
    queues = Section(_queues(listing, here, counts or counts_of(actor)), _("Needs you"))
    found = [each for each in (first, queues, *registers) if each.links]
    if user.role == Role.OFFICER:
        oversight = Link(_("First page"), reverse("oversight:overview"), "shield")
        found.append(Section([oversight], _("Oversight")))
    return found


def _pages(path: str, here: str | None, actor: Actor) -> list[Section]:
    """The pages that are open to the actor: those of the day first, then what is looked up."""
    oversees = actor.kind is ActorKind.OFFICER
    runs, keeps = actor.may(Power.RUN_ORDERS), actor.may(Power.KEEP_ACCOUNTS)
    translates = actor.may(Power.TRANSLATE)
    day = (
        (True, _("Inbox"), "desk:inbox", "inbox"),
        (runs or oversees, _("Came in"), "desk:inquiries", "mail"),
        (translates or oversees, _("All orders"), "desk:orders", "list"),
        (translates or oversees, _("Calendar"), "desk:calendar", "calendar"),
    )
    registers = (
        (runs or keeps or oversees, _("Customers"), "desk:customers", "customer"),
        (runs or oversees, _("Partners"), "desk:partners", "partner"),
        (runs or oversees, _("Memories"), "desk:memories", "memory"),
    )
    money = (
        (keeps or oversees, _("Invoices"), "desk:invoices", "bank"),
        (runs or keeps or oversees, _("Prices"), "desk:prices", "money"),
    )
    house = (
        (runs or oversees, _("Figures"), "desk:figures", "dashboard"),
        (keeps, _("The agency"), "desk:agency", "cog"),
        (actor.may(Power.LEAD_PEOPLE), _("People"), "desk:people", "people"),
    )
    groups = (("", day), (_("Registers"), registers), (_("Money"), money), (_("The house"), house))
    return [Section(_open(pages, path, here), head) for head, pages in groups]


def _open(pages: Sequence[tuple[bool, str, str, str]], path: str, here: str | None) -> list[Link]:
    found = [(words, name, reverse(name), icon) for may, words, name, icon in pages if may]
    return [
        Link(words, url, icon, _is_here(name, url, path, here)) for words, name, url, icon in found
    ]


def _is_here(name: str, url: str, path: str, here: str | None) -> bool:
    """On the page itself or one below it, unless a queue of orders is looked at."""
    return path == url if name == "desk:inbox" else path.startswith(url) and not here


def _queues(listing: str, here: str | None, counts: Mapping[str, int]) -> list[Link]:
    """The queues in which something waits, and the one that is looked at."""
    return [
        Link(words, f"{listing}?state={name}", ICONS[name], here == name, counts[name])
        for name, (words, _queue) in QUEUES.items()
        if counts.get(name) or (name in counts and here == name)
    ]


def counts_of(actor: Actor) -> dict[str, int]:
    """How many orders wait in each queue."""
    queues = queues_of(actor)
    money = _money_counts(actor) if set(OF_FINANCE) & set(queues) else {}
    return {
        name: money[name] if name in money else in_queue(name, actor).count() for name in queues
    }


def _money_counts(actor: Actor) -> dict[str, int]:
    """Both queues of finance in one look: they part between them what is delivered and not
    invoiced, which is to be found among nearly all orders there are."""
    found = Order.objects.payable_to(actor).not_invoiced()
    counted = found.aggregate(all=Count("pk"), agreed=Count("pk", filter=AGREED))
    agreed = counted["agreed"]
    return {"to-agree": counted["all"] - agreed, "to-invoice": agreed}


def memory_tabs(memory: Memory, path: str) -> list[Link]:
    """The pages of one memory."""
    pages = (
        (_("Overview"), "desk:memory"),
        (_("Units"), "desk:memory-units"),
        (_("Matches of a sentence"), "desk:memory-matches"),
    )
    urls = [(words, reverse(name, args=[memory.pk])) for words, name in pages]
    return [Link(words, url, is_current=path == url) for words, url in urls]
