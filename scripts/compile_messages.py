"""Compiles the translations: each .po beside its .mo, only where the .po is newer."""

import sys
from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent / "src"


def stale(root: Path) -> list[Path]:
    """Catalogues without a .mo as new as themselves."""
    catalogues = sorted(root.rglob("LC_MESSAGES/*.po"))
    return [po for po in catalogues if not _is_fresh(po.with_suffix(".mo"), po)]


def _is_fresh(mo: Path, po: Path) -> bool:
    return mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime


def compile_catalogue(po: Path) -> None:
    """Write the .mo; raises OSError or ValueError, naming the line, if the .po cannot be read."""
    polib.pofile(str(po), encoding="utf-8").save_as_mofile(str(po.with_suffix(".mo")))


if __name__ == "__main__":
    for catalogue in stale(SOURCE):
        try:
            compile_catalogue(catalogue)
        except (OSError, ValueError) as problem:
            sys.exit(f"{catalogue.relative_to(SOURCE)}: {problem}")
