"""How each class of data is found when its time is up, and deleted; children before parents."""

from ordvern.apps.retention.sweeping import Sweep

from .customers import SWEEPS as CUSTOMERS
from .house import SWEEPS as HOUSE
from .letters import SWEEPS as LETTERS
from .money import SWEEPS as MONEY
from .orders import SWEEPS as ORDERS

SWEEPS: tuple[Sweep, ...] = (*LETTERS, *MONEY, *ORDERS, *CUSTOMERS, *HOUSE)
