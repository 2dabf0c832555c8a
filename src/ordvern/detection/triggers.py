"""The coarse passes: google-re2 over bytes finds where the exact patterns are worth trying.

RE2 is linear whatever the text, and over bytes about twenty times faster than over `str`; the
bytes are those of `narrow`, so that their places are those of the text. Where the scan is compiled,
it finds them all in one pass (see `coarse`).
"""

from ordvern.detection.narrow import coarse
from ordvern.detection.recognizer import Trigger


def _words(words: str) -> list[str]:
    return words.split("|")


STREETS = _words(
    "vei|veien|veg|vegen|gate|gata|gaten|gt.|allé|alle|plass|plassen|torg|torget|stien|stig|"
    "bakken|bakke|svingen|kroken|ringen|tunet|lia|lien|haugen|faret|kaien|kaia|brygga|brygge|"
    "grenda|grend|marka|løkka|vangen|stubben|jordet|toppen|åsen|berget|vika|viken|"
    "gatan|vägen|gränd|stråket|backen|torget|vænget|vej|vejen|stræde|gade|gaden|"
    "straße|strasse|str.|weg|platz|gasse|ufer|damm|"
    "straat|laan|gracht|plein|katu|tie|kuja|utca|út|tér|iela|gatve|vegur|stígur|braut|tänav|"
    "maantee|ulica|ulice"
)
LED = _words(
    "rue|avenue|boulevard|allée|chemin|calle|avda.|avenida|plaza|paseo|rua|praça|travessa|piazza|"
    "viale|ul.|al.|vul."
)
HOUSES = _words(
    "Street|Road|Avenue|Lane|Drive|Close|Court|Crescent|Terrace|Gardens|Way|Square|Place|Hill|"
    "Row|Grove|Park|Walk|Mews|Rise|View|St|Rd|Ave|Blvd|Boulevard"
)
HOSTS = _words("linkedin|facebook|instagram|github|twitter|x|tiktok|youtube|vk|orcid|t")


def _either(words: list[str]) -> str:
    return "|".join(words).replace(".", r"\.")


PATTERNS: dict[Trigger, str] = {
    Trigger.DIGITS: r"[+(]{0,2}[0-9](?:[ .\-/()\n\t_:,]{0,3}[0-9]){6,}|"
    r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}",
    Trigger.AT: r"@[\pL\pN_]",
    Trigger.WEB: rf"(?i)(?:https?://|www\.|(?:{_either(HOSTS)})\.(?:com|org|me)/)",
    Trigger.CODE: r"[A-Z]{1,6}[ \-]?[0-9][A-Z0-9 <.\-]{3}|[0-9] ?-?[A-Z]|"
    r"[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:|[A-Z0-9<]{9}<",
    Trigger.STREET: rf"(?i:{_either(STREETS)})[ ,]{{1,2}}[0-9]",
    Trigger.POSTCODE: r"[0-9]{2,3}[ \-]?[0-9]{2,3}[ ]{1,2}\p{Lu}",
    Trigger.BRITISH_CODE: r"\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|"
    r"[A-Z][0-9]{2} [A-Z0-9]{4})\b",
    Trigger.LED_STREET: r"(?i)\b(?:[0-9]{1,4}(?: ?(?:bis|ter))?,? )?"
    rf"(?:{_either(LED)}) ?\pL",
    Trigger.HOUSE: r"\b(?:(?:Flat|Apt\.?|Unit) [0-9A-Z]{1,4},? )?[0-9]{1,4}[A-Za-z]? "
    rf"(?:\p{{Lu}}[\pL'.]* ){{1,3}}(?:{_either(HOUSES)})\b",
}

# How far before and after a coarse match the exact patterns look.
WINDOWS: dict[Trigger, tuple[int, int]] = {
    Trigger.DIGITS: (0, 3),
    Trigger.AT: (64, 120),
    Trigger.WEB: (0, 200),
    Trigger.CODE: (12, 60),
    Trigger.STREET: (0, 0),
    Trigger.POSTCODE: (0, 0),
    Trigger.LED_STREET: (0, 0),
    Trigger.BRITISH_CODE: (0, 0),
    Trigger.HOUSE: (0, 0),
}


COARSE = {trigger: coarse(pattern) for trigger, pattern in PATTERNS.items()}
