"""How a unit is kept: as it is in the agency's own memories, sealed in a customer's."""

import json
import os
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ordvern.apps.files.models import Folder
from ordvern.apps.files.store import seal, unseal
from ordvern.memory import Code, Coded, CodeKind, Context, Unit

from .models import Memory, StoredUnit

_NONCE = 12


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes and reads the units of one memory. `box` is None for an open memory."""

    memory: Memory
    box: AESGCM | None = None

    def fields(self, unit: Unit) -> dict[str, Any]:
        """The fields of a row that hold this unit's texts."""
        codes = {"source": _codes(unit.source), "target": _codes(unit.target)}
        if self.box is None:
            return {"source": unit.source.text, "target": unit.target.text, "codes": codes}
        content = json.dumps([unit.source.text, unit.target.text, codes]).encode()
        nonce = os.urandom(_NONCE)
        return {"sealed": nonce + self.box.encrypt(nonce, content, self._bound())}

    def unit(self, row: StoredUnit) -> Unit:
        """The unit of a row. Raises InvalidTag if it was sealed for another memory."""
        source, target, codes = row.source, row.target, row.codes
        if self.box is not None:
            sealed = bytes(row.sealed)
            content = self.box.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound())
            source, target, codes = json.loads(content)
        return Unit(
            _coded(source, codes["source"]),
            _coded(target, codes["target"]),
            self.memory.source_language,
            self.memory.target_language,
            Context(row.before, row.after, row.origin_id),
            frozenset(),
            row.changed_on,
        )

    def _bound(self) -> bytes:
        return str(self.memory.pk).encode()


def writer_of(memory: Memory) -> Writer:
    """Raises `Shredded` when the customer's key is gone."""
    if memory.folder_id is None:
        return Writer(memory)
    return Writer(memory, AESGCM(unseal(memory.folder_id, bytes(memory.sealed_key))))


def new_sealed_key(folder: Folder) -> bytes:
    """A key for a customer's units, sealed under the folder's key."""
    return seal(folder.id, AESGCM.generate_key(256))


def _codes(side: Coded) -> list[list[object]]:
    return [[code.at, code.kind.value, code.id] for code in side.codes]


def _coded(text: str, codes: list[list[Any]]) -> Coded:
    return Coded(text, tuple(Code(at, CodeKind(kind), name) for at, kind, name in codes))
