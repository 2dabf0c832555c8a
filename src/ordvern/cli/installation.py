"""The way from the command line to an agency's installation: Django, set up when it is needed."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from .complaints import Complaint


def set_up() -> None:
    """Set Django up with Ordvern's settings; raises a complaint if the platform is missing."""
    _require_platform()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
    import django

    django.setup()


def _require_platform() -> None:
    if find_spec("django") is None:
        raise Complaint(
            "this command belongs to an agency's installation, which is not installed here.",
            "Install it with: pip install 'ordvern[web]'",
        )


def require_home() -> Path:
    """Where the installation lies; raises a complaint if there is none yet."""
    from django.conf import settings

    home = Path(settings.HOME)
    if not home.is_dir():
        raise Complaint(
            "there is no installation in {folder}.",
            "Set ORDVERN_HOME to its folder, or begin one with `ordvern serve`.",
            folder=home,
        )
    return home


def prepare() -> None:
    """What a start needs: folders and keys, the database's tables, the pages' own files.

    Sets Django up, too. The keys are made by a process of their own, because the settings of this
    one read them.
    """
    _require_platform()
    first = [sys.executable, "-m", "ordvern.project.firstrun"]
    done = subprocess.run(  # noqa: S603 - our own module, no argument from outside
        first, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise Complaint(done.stderr.strip().rpartition("ordvern: ")[2] or "cannot begin.")
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
