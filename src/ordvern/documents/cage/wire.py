"""Messages across the bars: a JSON header and raw bytes, each behind its length."""

import json
import struct
from typing import Any

LENGTHS = struct.Struct(">4sQQ")
MAGIC = b"orv1"


class NotAMessage(Exception):
    """The bytes are no whole message: whoever wrote them died or lied."""


def pack(header: dict[str, Any], body: bytes = b"") -> bytes:
    """One message. Characters that no encoding knows (lone surrogates) become ``?``."""
    head = json.dumps(header, ensure_ascii=False).encode("utf-8", "replace")
    return LENGTHS.pack(MAGIC, len(head), len(body)) + head + body


def is_whole(message: bytes) -> bool:
    """Whether its writer has said all that the lengths at its beginning announce."""
    if len(message) < LENGTHS.size:
        return False
    magic, head_size, body_size = LENGTHS.unpack_from(message)
    return bool(magic == MAGIC and len(message) == LENGTHS.size + head_size + body_size)


def unpack(message: bytes) -> tuple[dict[str, Any], bytes]:
    """Header and body of exactly one message; raise NotAMessage for anything else."""
    try:
        magic, head_size, body_size = LENGTHS.unpack_from(message)
        if magic != MAGIC or len(message) != LENGTHS.size + head_size + body_size:
            raise NotAMessage
        header = json.loads(message[LENGTHS.size : LENGTHS.size + head_size])
    except (struct.error, ValueError, RecursionError):
        raise NotAMessage from None
    if not isinstance(header, dict):
        raise NotAMessage
    return header, message[LENGTHS.size + head_size :]
