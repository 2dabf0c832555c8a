"""The life of a child: take one document, answer once, and end without a word."""

import mmap
import os
import traceback
from pathlib import PurePath
from typing import Any

from ordvern.documents.cage import confine, tasks
from ordvern.documents.cage.wire import pack, unpack
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused


def live(document: int, answer: int, *, used: int) -> None:
    """Do what the message in `document` asks, write to `answer`, and never return.

    Both are descriptors; `used` is the address space the process came with.
    """
    try:
        with mmap.mmap(document, 0, access=mmap.ACCESS_READ) as message:
            request, content = unpack(bytes(message))
        limits = Limits(**request["limits"])
        confine.child(limits, used=used)
        _write(answer, _answer(request, content, limits), limits)
        os.close(answer)
    finally:
        os._exit(0)


def _answer(request: dict[str, Any], content: bytes, limits: Limits) -> bytes:
    try:
        header, body = tasks.TASKS[request["task"]](request, content, limits)
        return pack(header, body)
    except Refused as refusal:
        return pack({"refused": refusal.reason})
    except (MemoryError, RecursionError):
        return pack({"refused": Reason.TOO_COMPLEX})
    except Exception as fault:  # noqa: BLE001  the last net: whatever a parser throws is an answer
        return pack({"refused": Reason.CORRUPT, "fault": where(fault)})


def where(fault: BaseException) -> str:
    """Class and place of what went wrong, and not a word of the document."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    own = [frame for frame in frames if "ordvern" in frame.filename]
    nearest = f"{PurePath(own[-1].filename).name}:{own[-1].lineno}" if own else ""
    return f"{type(fault).__name__} {nearest} {place}"


def _write(answer: int, message: bytes, limits: Limits) -> None:
    if len(message) > limits.output:
        message = pack({"refused": Reason.TOO_COMPLEX})
    view = memoryview(message)
    while view:
        view = view[os.write(answer, view) :]
