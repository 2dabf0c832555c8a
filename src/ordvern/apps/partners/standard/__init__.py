"""The standard terms that come along, for an agency to publish as they are or to rewrite."""

from pathlib import Path

VERSION = "2026-11"
LANGUAGES = ("nb", "nn", "en")
HERE = Path(__file__).parent


def standard_texts(kind: str) -> dict[str, str]:
    """The words of a kind of terms by language, a clause a line."""
    return {
        language: (HERE / f"{kind}.{language}.md").read_text(encoding="utf-8")
        for language in LANGUAGES
    }
