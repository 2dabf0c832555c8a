"""A second reader of age files, written from the specification (C2SP age.md), for tests only.

It shares no code with the library that the vault uses, so what it reads is really in the
published format. X25519 recipients and the STREAM payload; the whole file in memory.
"""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHUNK = 64 * 1024 + 16


def decrypt(content: bytes, secret: str) -> bytes:
    """The plaintext of an age file for the identity ``AGE-SECRET-KEY-1...``."""
    start = content.index(b"\n--- ") + 5
    end = content.index(b"\n", start)
    header, mac = content[: start - 1], _unpadded(content[start:end])
    file_key = _file_key(header.decode(), X25519PrivateKey.from_private_bytes(_bech32(secret)))
    mac_key = _hkdf(file_key, b"", b"header")
    assert hmac.compare_digest(hmac.digest(mac_key, header, hashlib.sha256), mac)
    nonce, payload = content[end + 1 : end + 17], content[end + 17 :]
    return _stream(ChaCha20Poly1305(_hkdf(file_key, nonce, b"payload")), payload)


def _file_key(header: str, ours: X25519PrivateKey) -> bytes:
    lines = header.split("\n")
    stanza = next(n for n, line in enumerate(lines) if line.startswith("-> X25519 "))
    theirs, body = _unpadded(lines[stanza].split(" ")[2].encode()), lines[stanza + 1].encode()
    shared = ours.exchange(X25519PublicKey.from_public_bytes(theirs))
    public = ours.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    wrap = _hkdf(shared, theirs + public, b"age-encryption.org/v1/X25519")
    return ChaCha20Poly1305(wrap).decrypt(bytes(12), _unpadded(body), None)


def _stream(cipher: ChaCha20Poly1305, payload: bytes) -> bytes:
    starts = range(0, len(payload), CHUNK)
    return b"".join(
        cipher.decrypt(
            number.to_bytes(11, "big") + bytes([start == starts[-1]]),
            payload[start : start + CHUNK],
            None,
        )
        for number, start in enumerate(starts)
    )


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(secret)


def _unpadded(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def _bech32(text: str) -> bytes:
    """The 32 bytes of a Bech32 string (checksum not looked at)."""
    values = [BECH32.index(letter) for letter in text.lower().rpartition("1")[2][:-6]]
    number = 0
    for value in values:
        number = number << 5 | value
    return (number >> (5 * len(values) - 256)).to_bytes(32, "big")
