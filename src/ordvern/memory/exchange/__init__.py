"""Files of translations of many forms, in and out, as streams."""

from ordvern.memory.exchange.export import SeveralPairs, Target, as_entry, exported
from ordvern.memory.exchange.opening import Form, form_of, opened

__all__ = ["Form", "SeveralPairs", "Target", "as_entry", "exported", "form_of", "opened"]
