"""The name spaces of workbooks, and columns by their letters (ECMA-376 part 1, 18)."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def both(*names: str) -> list[str]:
    """These elements in either name space."""
    return [f"{{{namespace}}}{name}" for namespace in (MAIN, STRICT) for name in names]


def column_number(letters: str) -> int:
    """The number of a column, A being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
