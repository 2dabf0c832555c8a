"""Every deed that may be taken back, by the verb of the log."""

from ordvern.apps.billing.taking_back import OF_ACCOUNTS
from ordvern.apps.conversations.taking_back import OF_CONVERSATIONS
from ordvern.apps.core.reversals import Reversal
from ordvern.apps.moving.taking_back import OF_MOVING
from ordvern.apps.orders.taking_back import OF_ORDERS

REVERSALS: dict[str, Reversal] = {
    each.verb: each for each in (*OF_ORDERS, *OF_ACCOUNTS, *OF_CONVERSATIONS, *OF_MOVING)
}
