"""Gunicorn's configuration: ``gunicorn -c python:ordvern.project.serve ordvern.project.wsgi``.

One process with threads is right for the embedded database, and lets the worker run inside.
Behind a reverse proxy, let it pass uploads on as they come (nginx: ``proxy_request_buffering
off``): a proxy that buffers writes readable documents to its own disk.
"""

import os
import socket
import struct
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .env import envint, envlist
from .logs import LOGGING

# Seconds without a byte before an upload or a download is given up.
STALLED_AFTER = envint("ORDVERN_STALLED_AFTER", 60, least=1)
WORKER_STOPS_IN = 20  # seconds that the task in hand gets when the server stops
NOT_READY = (
    "There is no secret key. Run `python -m ordvern.project.firstrun`, "
    "or set ORDVERN_SECRET_KEY or ORDVERN_SECRET_KEY_FILE."
)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")

wsgi_app = "ordvern.project.wsgi:application"
bind = settings.BIND
worker_class = "gthread"
workers = envint("ORDVERN_PROCESSES", 1, least=1)
threads = envint("ORDVERN_THREADS", 16, least=1)
forwarded_allow_ips = ",".join(envlist("ORDVERN_PROXY_ADDRESSES", ("127.0.0.1", "::1")))
keepalive = 5
timeout = 120
graceful_timeout = 30
control_socket_disable = True
accesslog = None
logconfig_dict = LOGGING
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - heartbeats only

_stop = Event()
_threads: list[Thread] = []


def on_starting(server: Any) -> None:
    """Refuse to start without a secret, for sessions and codes would not be safe; and where a
    store is not declared as the statement promises."""
    try:
        _ = settings.SECRET_KEY
    except ImproperlyConfigured:
        raise SystemExit(NOT_READY) from None
    from ordvern.apps.statement.checks import residency

    if problems := residency(None):
        raise SystemExit("\n".join(f"{each.msg} {each.hint}" for each in problems))


def when_ready(server: Any) -> None:
    """Give up connections on which nothing moves, and say where the site is.

    On Linux an accepted socket inherits the time limits of the one that listens.
    """
    limit = struct.pack("ll", STALLED_AFTER, 0)
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
    sys.stdout.write(
        f"Ordvern answers at {settings.PUBLIC_URL}/{'demo/' if settings.DEMO else ''}\n"
    )
    sys.stdout.flush()


def post_worker_init(worker: Any) -> None:
    """Start the worker of the queue beside the threads that serve pages."""
    from .worker import run

    if settings.INPROCESS_WORKER:
        _threads.append(Thread(target=run, args=(_stop,), name="ordvern-worker", daemon=True))
        _threads[-1].start()


def worker_exit(server: Any, worker: Any) -> None:
    """Let the task in hand finish; one that does not is found and done again later. Write down
    the visits that were counted."""
    _stop.set()
    for thread in _threads:
        thread.join(WORKER_STOPS_IN)
    from ordvern.apps.visits.counting import write_down

    write_down()
