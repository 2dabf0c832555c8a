"""Sentences folded to the width of a terminal; in a file or for another program they stay whole."""

import shutil
import sys
import textwrap

WIDEST = 100  # a line longer than this is hard to follow, however wide the window


def width() -> int | None:
    """Columns to fold at; none where the output goes elsewhere than to a terminal."""
    return min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else None


def folded(text: str, *, indent: int, columns: int | None) -> str:
    """`text` for printing after `indent` columns, its further lines indented as far."""
    if columns is None or columns <= 2 * indent:
        return text
    lines = textwrap.wrap(text, columns - indent, break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * indent}".join(lines)
