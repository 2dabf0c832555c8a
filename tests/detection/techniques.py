"""Ways of hiding a number or a word: each a name and what it makes of the plain writing."""

import base64
import quopri
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

Technique = Callable[[str], str]

NUMBER = "20859718397"
WORD = "diabetes"
_BOKMAL = ["null", "en", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"]
_NYNORSK = ["null", "ein", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni"]
_ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def between(mark: str) -> Technique:
    """`mark` between all characters."""
    return mark.join


def shifted(zero: str) -> Technique:
    """The digits that begin at `zero` in place of ours."""
    return lambda number: "".join(chr(ord(zero) + int(digit)) for digit in number)


def named(start: str) -> Technique:
    """The characters that Unicode names `start` and the letter."""
    return lambda word: "".join(unicodedata.lookup(f"{start} {letter.upper()}") for letter in word)


def each(pattern: str) -> Technique:
    """Each character by its code, in `pattern`."""
    return lambda text: "".join(pattern.format(ord(character)) for character in text)


def swapped(these: str, those: str) -> Technique:
    """Characters of `these` by those of `those`."""
    return lambda text: text.translate(str.maketrans(these, those))


def in_words(names: list[str]) -> Technique:
    """Each digit by its name."""
    return lambda number: " ".join(names[int(digit)] for digit in number)


def in_pairs(number: str) -> str:
    """The number read aloud the Norwegian way: pairs, the last of three digits."""
    assert number == NUMBER
    return "tjue åttifem nittisju atten tre ni sju"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def zalgo(text: str) -> str:
    return "".join(character + "\u0335\u0321\u0489" for character in text)


NUMBERS: dict[str, Technique] = {
    "zero-width space": between("\u200b"),
    "zero-width joiner": between("\u200d"),
    "word joiner": between("\u2060"),
    "byte order mark": between("\ufeff"),
    "soft hyphen": between("\u00ad"),
    "directional marks": between("\u200e\u200f"),
    "directional isolates": between("\u2066\u2069"),
    "written backwards, shown forwards": lambda number: "\u202e" + number[::-1] + "\u202c",
    "variation selectors": between("\ufe0e"),
    "joiner of PDFium": between("\ufffe"),
    "annotation anchors": between("\ufff9"),
    "control characters": between("\x01"),
    "combining marks": zalgo,
    "full-width digits": shifted("０"),
    "Arabic-Indic digits": shifted("٠"),
    "Persian digits": shifted("۰"),
    "Devanagari digits": shifted("०"),
    "mathematical digits": shifted("𝟎"),
    "segmented digits": shifted("🯰"),
    "circled digits": swapped("123456789", "①②③④⑤⑥⑦⑧⑨"),
    "bracketed digits": swapped("123456789", "⑴⑵⑶⑷⑸⑹⑺⑻⑼"),
    "digits with a full stop": swapped("123456789", "⒈⒉⒊⒋⒌⒍⒎⒏⒐"),
    "superscript digits": swapped("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "keycaps": between("\ufe0f\u20e3"),
    "narrow spaces": between("\u202f"),
    "spaces": between("  "),
    "dots": between("."),
    "slashes": between("/"),
    "odd hyphens": between("\u2012"),
    "underscores": between("_"),
    "asterisks": between("*"),
    "bars and tildes": lambda number: "~".join([number[:4], "|".join(number[4:])]),
    "lines": lambda number: "\n".join([number[:3], number[3:6], number[6:]]),
    "letters for digits": swapped("01", "Ol"),
    "words in bokmål": in_words(_BOKMAL),
    "words in nynorsk": in_words(_NYNORSK),
    "words in English": in_words(_ENGLISH),
    "words in pairs": in_pairs,
    "base64": encoded,
    "HTML entities": each("&#{0};"),
    "percent encoding": each("%{0:X}"),
    "quoted-printable": each("={0:X}"),
    "JSON escapes": each("\\u{0:04x}"),
    "tag characters": lambda number: "".join(chr(0xE0000 + ord(digit)) for digit in number),
}

WORDS: dict[str, Technique] = {
    "Cyrillic letters": swapped("aeis", "аеіѕ"),
    "Greek letters": swapped("ai", "αι"),
    "full-width letters": lambda word: "".join(chr(ord(letter) + 0xFEE0) for letter in word),
    "mathematical letters": named("MATHEMATICAL BOLD SMALL"),
    "circled letters": named("CIRCLED LATIN SMALL LETTER"),
    "squared letters": named("NEGATIVE SQUARED LATIN CAPITAL LETTER"),
    "flag letters": named("REGIONAL INDICATOR SYMBOL LETTER"),
    "small capitals": lambda word: word.translate(str.maketrans("diabet", "ᴅɪᴀʙᴇᴛ")),
    "soft hyphen": between("\u00ad"),
    "combining marks": zalgo,
    "capitals": str.upper,
    "capitals here and there": lambda word: "".join(
        letter.upper() if place % 2 else letter for place, letter in enumerate(word)
    ),
    "digits for letters": swapped("ie", "13"),
    "signs for letters": swapped("ase", "@$3"),
    "spaces": between(" "),
    "dots": between("."),
    "hyphen at the end of a line": lambda word: word[:3] + "-\n" + word[3:],
    "base64": encoded,
    "HTML entities": each("&#x{0:x};"),
    "percent encoding": lambda word: quote(word).replace("a", "%61").replace("e", "%65"),
    "quoted-printable": lambda word: (
        quopri.encodestring(word.encode()).decode().replace("b", "=62")
    ),
}
