"""Logs that cannot hold a name: one processor that every line passes, whoever wrote it.

Django and the libraries put values into their messages (addresses of pages, e-mail addresses,
words from a file). So a message from them is logged as its pattern, before values are filled in,
and an exception as its class and the places it passed, never its words. What our own code adds to
an event is kept only if it is a number, a word from a short list of keys, or both.
"""

import logging
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import PurePath
from types import TracebackType
from typing import Any

import re2
import structlog

MADE_HERE = frozenset({"level", "logger", "timestamp"})
WORDS = frozenset({"event", "kind", "reason", "view", "method"})
NUMBERS = frozenset({"attempt", "status", "count", "seconds", "bytes"})
IDS = frozenset({"order", "folder", "file", "task", "account"})
KEYS = MADE_HERE | WORDS | NUMBERS | IDS
# What looks like an e-mail address, a long number, a path or a token.
REVEALING = re2.compile(r"\S+@\S+|\d[\d .\-]{4,}\d|\S*/\S+|[A-Za-z0-9_\-]{24,}")
ID = re2.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{1,8}")
MAX_WORDS = 200
OWN = "ordvern"


def redact(logger: Any, method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Keep what is on the list, scrub what is text, and reduce an exception to its places."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord) and not event.get("_from_structlog"):
        event.update(_request(record), event=str(record.msg))
        event.setdefault("exc_info", record.exc_info)
    exception = _exception(event.get("exc_info"))
    kept = {key: _scrubbed(key, value) for key, value in event.items() if key in KEYS}
    return kept | exception


def _request(record: logging.LogRecord) -> dict[str, Any]:
    """Which view answered and how, for a line about a request; never its address."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    found = {
        "view": getattr(match, "view_name", None),
        "method": getattr(getattr(record, "request", None), "method", None),
        "status": getattr(record, "status_code", None),
    }
    return {key: value for key, value in found.items() if value is not None}


def _exception(info: object) -> dict[str, Any]:
    if info is True:
        info = sys.exc_info()
    if isinstance(info, BaseException):
        return _places(type(info), info.__traceback__)
    if isinstance(info, tuple) and len(info) == 3 and info[0] is not None:
        return _places(info[0], info[2])
    return {}


def _places(kind: type[BaseException], trace: TracebackType | None) -> dict[str, Any]:
    frames = traceback.extract_tb(trace)[-12:]
    places = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames]
    return {"exception": kind.__name__, "places": places}


def _scrubbed(key: str, value: object) -> object:
    if key in MADE_HERE or value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int) and key in NUMBERS:
        return value
    if key in IDS and ID.fullmatch(str(value)):
        return str(value)
    return REVEALING.sub("[...]", str(value)[:MAX_WORDS])


CHAIN: list[Any] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp"),
]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": CHAIN,
            "processors": [redact, structlog.processors.JSONRenderer(ensure_ascii=False)],
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        OWN: {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}

# A handler that cannot write would otherwise print the line with its values.
logging.raiseExceptions = False

structlog.configure(
    processors=[*CHAIN, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)
