"""Recognises that a letter asks for something the law gives a right to (GDPR Art. 15-21).

Phrases in the languages that people write to a Norwegian agency in. It is made to miss little:
a person looks at what it sees, and a request that is missed is a deadline that nobody watches.
"""

import re

_OWN = r"(?:mine|mina|minä|my|meine|mes|mis|moje|moich)"
PHRASES = (
    # bokmål, nynorsk, dansk, svensk
    rf"(?:slett|fjern|utlever|rett|korriger|begrens|stryk|radera|ta bort)\w*\s+(?:\w+\s+){{0,4}}"
    rf"(?:person)?(?:opplysning|opplysing|oplysning|data|uppgift)\w*(?:\s+{_OWN})?",
    r"(?:innsyn|innsyns(?:begjæring|krav)|indsigt|registerutdrag)\b",
    r"rett(?:en)? til å bli glemt|ret(?:ten)? til at blive glemt",
    r"hvilke (?:person)?(?:opplysninger|data) (?:\w+ ){0,3}(?:har|lagrer|behandler)",
    r"kva (?:person)?opplysingar (?:\w+ ){0,3}(?:har|lagrar|behandlar)",
    r"(?:protesterer|motsetter meg|motset meg|invänder)\w*\s+(?:\w+\s+){0,4}behandling",
    r"(?:trekker|trekkjer|trekk) (?:\w+ ){0,2}samtykke",
    r"dataportabilitet",
    # English
    r"(?:delete|erase|remove|rectify|correct|restrict)\s+(?:\w+\s+){0,4}"
    r"(?:my|personal)\s+(?:\w+\s+)?(?:data|information|details)",
    r"(?:subject access|data access) request|right (?:of|to) (?:access|erasure|be forgotten)",
    r"what (?:personal )?(?:data|information) (?:do )?you (?:\w+ )?(?:have|hold|store|keep)",
    r"copy of (?:all )?(?:the |my )?(?:personal )?(?:data|information) (?:you|about me)",
    r"object to (?:\w+ ){0,3}processing|withdraw (?:my )?consent|data portability",
    # German, French, Spanish, Polish
    r"(?:löschen|löschung|auskunft|berichtig\w+)\s+(?:\w+\s+){0,4}(?:personenbezogen\w*|daten)",
    r"(?:daten\s+(?:\w+\s+){0,3}(?:löschen|gelöscht))|auskunft nach (?:art|dsgvo)",
    r"(?:supprim|effac|rectifi)\w*\s+(?:\w+\s+){0,3}données|droit (?:d'accès|à l'oubli)",
    r"(?:borr|suprim|elimin)\w*\s+(?:\w+\s+){0,3}datos|derecho (?:de acceso|al olvido)",
    r"(?:usun|usuń)\w*\s+(?:\w+\s+){0,3}dan\w+|dostęp\w* do (?:\w+ ){0,2}danych",
)
PATTERN = re.compile("|".join(f"(?:{phrase})" for phrase in PHRASES), re.IGNORECASE)
# The names of the law alone say little: people have privacy statements translated, too.
LAW = re.compile(r"personvernforordning|personopplysningslov|\bgdpr\b|\bdsgvo\b|\brgpd\b", re.I)
WORK = re.compile(r"oversett|omsetj|oversæt|översätt|translat|übersetz|tradu|tłumacz|tilbud", re.I)
LOOKED_AT = 20_000


def asks_for_rights(subject: str, text: str) -> bool:
    """Whether the words of a letter ask for access, correction, erasure or the like."""
    words = " ".join(f"{subject}\n{text[:LOOKED_AT]}".split())
    if PATTERN.search(words):
        return True
    return LAW.search(words) is not None and WORK.search(words) is None
