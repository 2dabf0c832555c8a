"""What a new home needs before its first start: folders that only we may enter, and the keys.

``python -m ordvern.project.firstrun`` may be run again at any time; it replaces nothing.
"""

import os
import secrets
import sys
from pathlib import Path

from django.conf import settings

from ordvern.vault import MasterKey

from .env import Misconfigured

OURS = 0o700


def prepare() -> None:
    """Make the folders, the secret of sessions and the master key where there are none.

    Raises Misconfigured if there are keys of orders but no master key to open them with: a new
    one would hide that the old one is lost.
    """
    folders = [settings.HOME, settings.SECRETS, settings.VAULT_FILES, settings.VAULT_KEYS]
    for folder in [*folders, settings.MAILS] if settings.DEMO else folders:
        folder.mkdir(mode=OURS, parents=True, exist_ok=True)
    _write_once(settings.SECRETS / "django.key", secrets.token_urlsafe(64))
    if settings.VAULT_MASTER_KEY.exists():
        return
    if any(settings.VAULT_KEYS.iterdir()):
        raise Misconfigured("there are keys of orders but no master key: restore it first")
    MasterKey.generate().save(settings.VAULT_MASTER_KEY)


def _write_once(path: Path, content: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    try:
        os.write(descriptor, content.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
    try:
        prepare()
    except Misconfigured as problem:
        sys.exit(f"ordvern: {problem}")
