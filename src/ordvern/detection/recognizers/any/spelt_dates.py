"""Dates in words, as the civil registers of France, Spain, Germany and Poland write them out."""

_FRENCH = (
    r"(?:premier|[a-zéû\-]{4,14}) [a-zéû]{3,9},? (?:de l'an )?(?:mil|mille|deux[ \-]mille)"
    r"(?:[ \-](?:neuf|huit|cents?|et|un|deux|trois|quatre|cinq|six|sept|dix|onze|douze|treize|"
    r"quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante)){0,9}\b"
)
_SPANISH = (
    r"[a-zéú]{3,12}(?: y [a-z]{3,6})? de [a-z]{4,10} de (?:dos )?mil"
    r"(?: (?:novecientos|ochocientos|y|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|"
    r"once|doce|trece|catorce|quince|dieci[a-zé]+|veint[a-zéú]+|treinta|cuarenta|cincuenta|"
    r"sesenta|setenta|ochenta|noventa)){0,5}\b"
)
_GERMAN = (
    r"[a-zäöüß]{4,20}(?:ten|sten) (?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-z]{0,7} "
    r"(?:neunzehnhundert|zweitausend)[a-zäöüß]{0,24}"
)
_POLISH_LETTER = "[a-ząęóśźżćńł]"
_POLISH = (
    rf"{_POLISH_LETTER}{{5,16}}(?: {_POLISH_LETTER}{{5,12}}go)? {_POLISH_LETTER}{{4,12}} "
    rf"(?:tysiąc dziewięćset|dwa tysiące|dwutysięcznego)(?: {_POLISH_LETTER}{{4,20}}){{0,2}}?"
    rf"(?: {_POLISH_LETTER}{{3,16}}ego)?"
)
SPELT_DATE = f"{_FRENCH}|{_SPANISH}|{_GERMAN}|{_POLISH}"
