"""A customer's answer to a message of ours: about which order, and in his own words.

A sender is a claim (decision 0014). Into a conversation comes only a letter that names a message
of ours by its seal, from the very address that message went to, whose domain stands in for it
(DMARC, found out by our own mail server). Everything else is an inquiry, and so are letters with
files, and those that ask for rights.
"""

import re
from dataclasses import dataclass

from ordvern.apps.core.actors import Actor, ActorKind
from ordvern.apps.orders.models import Order
from ordvern.apps.post.threads import answered

from .letters import Letter
from .rights_words import asks_for_rights
from .sender_results import Results

PASS = "pass"  # noqa: S105 - the word for a result, no secret
QUOTED = re.compile(
    r"^(?:>|-{3,} ?(?:Original|Opprinnelig|Opphavleg)|_{10,}|(?:Fra|Frå|From): "
    r"|(?:Den|Dato|On) .{5,120}(?:skrev|skreiv|wrote)\b)"
)
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What a customer has written about an order of his."""

    order: Order
    actor: Actor
    words: str


def reply_of(letter: Letter, results: Results) -> Reply | None:
    """None unless everything agrees that the letter is a customer's answer."""
    mail = answered(letter.first("in-reply-to"), letter.first("references"))
    if mail is None or mail.account is None or results.dmarc != PASS:
        return None
    actor, words = mail.account.actor, own_words(letter.text)
    is_his = mail.account.is_active and letter.sender == mail.account.email.lower()
    if not is_his or actor.kind is not ActorKind.CUSTOMER or letter.enclosures or not words:
        return None
    if len(words) > LONGEST or asks_for_rights(letter.subject, words):
        return None
    mine = Order.objects.visible_to(actor).select_related("folder", "customer")
    order = mine.filter(number=mail.number).first()
    return None if order is None else Reply(order, actor, words)


def own_words(text: str) -> str:
    """The letter down to what it quotes."""
    own: list[str] = []
    for line in text.splitlines():
        if QUOTED.match(line.strip()):
            break
        own.append(line.rstrip())
    return "\n".join(own).strip()
