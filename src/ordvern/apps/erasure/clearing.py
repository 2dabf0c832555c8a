"""Tables of the register from whose files a forgotten person goes, as erased units do.

What is sealed needs none of this: its key is destroyed.
"""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import Model

from ordvern.apps.billing.models import PriceList
from ordvern.apps.core.models import User
from ordvern.apps.core.queue import enqueue
from ordvern.apps.customers.models import ContactPerson, Customer, InvoiceDetails
from ordvern.apps.memories.clearing import SOON
from ordvern.apps.memories.models import Memory, MemoryImport
from ordvern.apps.partners.models import Authorisation, Partner
from ordvern.apps.programs.models import KeptAnswer, Token, Webhook

TASK = "erasure.clear"
MODELS: tuple[type[Model], ...] = (
    *(Customer, ContactPerson, InvoiceDetails, PriceList, Memory, MemoryImport),
    *(User, EmailAddress, Authenticator, Session, Token, KeptAnswer, Webhook),
    *(Partner, Authorisation),
)
"""Those that hold plain words of somebody until `forget` or `forget_account`."""
TABLES = tuple(model._meta.db_table for model in MODELS)


def clear_soon(*, now: datetime) -> None:
    """Call inside the transaction that forgets."""
    enqueue(TASK, "", at=now + SOON)
