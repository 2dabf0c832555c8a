"""Which languages a text is written in, by its small words; py3langid when they are too few.

Small words ("ikke", "ikkje", "och", "the") settle nearly every document at a fraction of the
cost of a statistical model. The model is loaded only for texts without enough of them.
"""

from itertools import repeat
from operator import itemgetter

from ordvern.text import Language

_VOTES: dict[Language, str] = {
    Language.BOKMAL: "ikke jeg hun noe fra hvor hva hvis mye noen ble være blir etter deres også "
    "skal til og av har som et opp kommer uke når henne ut bare bruk dere født navn fødselsnummer "
    "sted dato telefon saksnr mellom eller ved må kan du på er det den i",
    Language.NYNORSK: "ikkje eg ho noko frå kvar kva dersom mykje nokon vart vere blir etter dei "
    "òg skal til og av har som eit opp kjem veke når henne ein me berre bruk dykk eitt fødd namn "
    "fødselsnummer stad dato telefon mellom eller ved må kan du på er det den i hjå korleis",
    Language.SWEDISH: "inte jag hon något från var vad och mycket någon blev vara efter också ska "
    "till av har som ett upp kommer vecka när att är för den du ni född namn personnummer i på",
    Language.DANISH: "ikke jeg hun noget fra hvor hvad hvis meget nogen blev være bliver efter "
    "også skal til og af har som et op kommer uge når hende ud kun brug jer deres født navn sted "
    "dato eller ved må kan du på er det den i cpr nr bopæl",
    Language.ENGLISH: "the of and to in is that for was with are this not have from by be you his "
    "her she he has were which an or name date",
    Language.GERMAN: "der die und das ist nicht mit dem des den von zu ein eine für auf sie wird "
    "sind bei wurde nach oder auch geb",
    Language.SPANISH: "el la de los las que en y por con para una del se su es al ha un como",
    Language.FRENCH: "le la les des et est dans pour une que du par sur au qui avec ce nous un né",
    Language.POLISH: "na do nie się jest że od przez dla oraz po lub przy jako lat ur dnia roku",
}
_LETTERS: dict[str, tuple[Language, ...]] = {
    "ø": (Language.BOKMAL, Language.NYNORSK, Language.DANISH),
    "æ": (Language.BOKMAL, Language.NYNORSK, Language.DANISH),
    "ä": (Language.SWEDISH, Language.GERMAN),
    "ö": (Language.SWEDISH, Language.GERMAN),
    "ü": (Language.GERMAN,),
    "ß": (Language.GERMAN,),
    "ł": (Language.POLISH,),
    "ż": (Language.POLISH,),
    "ę": (Language.POLISH,),
    "ñ": (Language.SPANISH,),
    "ó": (Language.SPANISH, Language.POLISH),
    "à": (Language.FRENCH,),
    "è": (Language.FRENCH,),
    "ê": (Language.FRENCH,),
}
_BY_WORD: dict[str, tuple[Language, ...]] = {}
for _language, _words in _VOTES.items():
    for _word in set(_words.split()):
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)
# Sixty points for each small word or telling letter, shared by the languages that have it. The
# points of all languages are the digits of one number, so that a whole sample is one sum.
_LANGUAGES = tuple(_VOTES)
_DIGIT = 24
_SHARE = 60


def _points(languages: tuple[Language, ...]) -> int:
    return sum(_SHARE // len(languages) << _DIGIT * _LANGUAGES.index(each) for each in languages)


_OF_WORD = {word: _points(languages) for word, languages in _BY_WORD.items()}
_OF_LETTER = {letter: _points(languages) for letter, languages in _LETTERS.items()}
_MOST_LETTERS = 20
_SAMPLE = 500
_SAMPLES = 8
_ENOUGH = 1
_FAMILY = {
    Language.BOKMAL: "no",
    Language.NYNORSK: "no",
    Language.UNKNOWN: "no",
}


def identify(text: str) -> tuple[Language, ...]:
    """Languages of `text`, the main one first; `(UNKNOWN,)` if nothing can be told."""
    points = sum(_counted(text[start : start + _SAMPLE].lower()) for start in _starts(len(text)))
    digit = (1 << _DIGIT) - 1
    votes = [points >> _DIGIT * place & digit for place in range(len(_LANGUAGES))]
    if sum(votes) < _ENOUGH * _SHARE:
        return _by_model(text[: _SAMPLE * _SAMPLES])
    ranked = sorted(zip(_LANGUAGES, votes, strict=True), key=itemgetter(1), reverse=True)
    main, most = ranked[0]
    others = [
        language
        for language, count in ranked
        if count >= max(0.5 * most, 300) and not _same_branch(main, language)
    ]
    return (main, *others)


def _counted(sample: str) -> int:
    """The points of the words and letters of a sample."""
    points = sum(map(_OF_WORD.get, sample.split(), repeat(0)))
    if not sample.isascii():
        for letter, each in _OF_LETTER.items():
            if letter in sample:
                points += min(sample.count(letter), _MOST_LETTERS) * each
    return points


def families(languages: tuple[Language, ...]) -> frozenset[str]:
    """The word-list families to use: one folder for both forms of Norwegian.

    Norwegian lists are always used, for this is a Norwegian agency's work, and English ones,
    for English stands in documents of every language.
    """
    return frozenset(
        {"no", "en"} | {_FAMILY.get(language, str(language)) for language in languages}
    )


def _starts(length: int) -> range:
    """Where the samples begin: all of a short text, else spread evenly over it."""
    step = max(_SAMPLE, length // _SAMPLES)
    return range(0, max(length, 1), step)


_SCANDINAVIAN = frozenset({Language.BOKMAL, Language.NYNORSK, Language.SWEDISH, Language.DANISH})


def _same_branch(one: Language, other: Language) -> bool:
    return one is other or (one in _SCANDINAVIAN and other in _SCANDINAVIAN)


def _by_model(text: str) -> tuple[Language, ...]:
    """The answer of py3langid, whose "no" is taken for bokmål; short of letters: unknown."""
    if sum(c.isalpha() for c in text) < 12:
        return (Language.UNKNOWN,)
    import py3langid  # half a second to load, seldom needed

    code = str(py3langid.classify(text)[0])
    code = {"no": "nb"}.get(code, code)
    return (Language(code),) if code in set(Language) else (Language.UNKNOWN,)
