"""The map of placeholders as a file: under a pass phrase through age, or plain if told so."""

import warnings
from dataclasses import dataclass
from getpass import GetPassWarning
from pathlib import Path

import click
import pyrage

from ordvern.documents import MaskMap, NotAMap

from .complaints import Complaint, plain_name
from .words import _
from .writing import write_whole

AGE = b"age-encryption.org/"


@dataclass(frozen=True, slots=True)
class MapFile:
    """Where the map lies. `words` is a file with the pass phrase; None asks for it."""

    path: Path
    words: Path | None = None

    def load(self) -> tuple[MaskMap, str | None]:
        """The map and the pass phrase it lay under; None for a plain one. Raises Complaint."""
        content = self.path.read_bytes()
        phrase = self.phrase(is_new=False) if content.startswith(AGE) else None
        try:
            text = pyrage.passphrase.decrypt(content, phrase) if phrase is not None else content
            return MaskMap.from_json(text), phrase
        except pyrage.DecryptError:
            wrong = "The pass phrase does not open the map."
            raise Complaint(wrong, "Try again; without it, nobody can.") from None
        except NotAMap:
            name = plain_name(str(self.path))
            raise Complaint("{file} is no map of placeholders.", file=name) from None

    def save(self, map_: MaskMap, phrase: str | None) -> None:
        """Write it for its owner alone; as a whole, so that an earlier map is never half lost."""
        content = map_.to_json().encode()
        if phrase is not None:
            content = pyrage.passphrase.encrypt(content, phrase)
        write_whole(self.path, content, mode=0o600)

    def phrase(self, *, is_new: bool) -> str:
        """From the file of the option, else asked for. Raises Complaint for an empty one."""
        if self.words is not None:
            phrase = self.words.read_text("utf-8").strip("\r\n")
        else:
            phrase = _asked(is_new=is_new)
        if not phrase:
            raise Complaint("The pass phrase is empty.")
        return phrase


def _asked(*, is_new: bool) -> str:
    """From the terminal, unseen; raises Complaint where it would have to be asked for in sight."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            phrase: str = click.prompt(
                _("Pass phrase of the map"),
                hide_input=True,
                confirmation_prompt=is_new,
                err=True,
            )
            return phrase
    except GetPassWarning:
        raise Complaint(
            "there is no terminal on which to ask for the pass phrase.",
            "Give it with --passphrase-file FILE.",
        ) from None
