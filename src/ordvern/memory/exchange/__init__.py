"""Files of translations of many forms, in and out, as streams."""

from ordvern.memory.exchange.opening import NEED_LANGUAGES, Form, form_of, opened

__all__ = ["NEED_LANGUAGES", "Form", "form_of", "opened"]
