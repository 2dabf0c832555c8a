"""The countries of ISO 3166-1 and what they are called in the languages of the pages."""

from functools import cache
from pathlib import Path

LIST = Path(__file__).parent / "countries.tsv"
LANGUAGES = ("nb", "nn", "en")


@cache
def countries() -> dict[str, dict[str, str]]:
    """Names by language, by code of two letters."""
    rows = (line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines()[1:])
    return {code: dict(zip(LANGUAGES, names, strict=True)) for code, *names in rows}


def country_name(code: str, language: str) -> str:
    """What a country is called, in English where the language is another; the code if unknown."""
    names = countries().get(code)
    if names is None:
        return code
    return names.get(language[:2], names["en"])
