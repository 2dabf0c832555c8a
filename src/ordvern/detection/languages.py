"""Which languages a text is written in, by its small words; by spelling where they are few.

Small words ("ikke", "ikkje", "och", "the") settle nearly every document at a fraction of the
cost of a statistical model. Endings and letters help where two languages are close to one another
or a text is short; py3langid is asked only where none of these says anything.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from operator import itemgetter
from struct import Struct
from types import ModuleType

from ordvern.detection import compiled
from ordvern.detection.speech import ALWAYS
from ordvern.text import Language

_POINTS = 60
_ENDING_POINTS = 24
_LISTS = "data/small_words.txt"
# Languages are named in the order in which a tie is broken: this is a Norwegian agency's work.
_OURS = tuple(language for language in Language if language is not Language.UNKNOWN)
_LETTERS = {
    "ø": "nb nn da",
    "æ": "nb nn da",
    "å": "nb nn da sv",
    "ä": "sv de",
    "ö": "sv de",
    "ü": "de",
    "ß": "de",
    "ł": "pl",
    "ż": "pl",
    "ę": "pl",
    "ą": "pl",
    "ś": "pl",
    "ñ": "es",
    "¿": "es",
    "í": "es",
    "ó": "es pl",
    "à": "fr",
    "è": "fr",
    "ê": "fr",
    "ç": "fr",
    "é": "fr es",
}
_ENDINGS = {
    "sjon sjonen sjoner": "nb nn",
    "het heten heter": "nb sv",
    "hed heden heder": "da",
    "heit heita": "nn",
    "leg lege": "nn",
    "lig lige": "nb da sv",
    "ane inga ingar ast aste ande ete ir": "nn",
    "ar": "nn sv",
    "er": "nb nn da de en",
    "en": "nb nn da sv de",
    "ene": "nb da",
    "ende": "nb da de",
    "tion": "da sv en fr de",
    "tionen ning ningen arna erna orna": "sv",
    "elsen elser": "nb da",
    "skap": "nb nn sv",
    "skab": "da",
    "øj øje øjet egn": "da",
    "øy øyet": "nb nn",
    "ck cka ckan": "sv",
    "ade at": "sv",
    "et": "nb nn da sv",
    "ing ings": "en",
    "ed ly ness ment ous ful th ght": "en",
    "ung ungen keit heiten lich liche lichen isch ische schaft cht sch": "de",
    "tions ment ments eux euse ique eau eaux ée ées ès ait aient eur": "fr",
    "ción ciones dad dades mente ado ada ados ando iendo os as ía": "es",
    "ego ych ów ość iej ami nie cie ski ska ska owa ać ić yć cz rz ł ła ły": "pl",
    "eg ekk vk ei eid auk aur øym": "nn",
    "gj kj": "nb nn",
    "ede erede tet age oge uge yge øge æge abe øbe": "da",
    "te ke ge ske ste": "nb nn da",
    "ake oke uke yke øke ape ipe øpe": "nb nn",
}
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 1000
_SAMPLE = 500
_PROBE = 250
_SAMPLES = 8
_PAGE = 5000
_ENOUGH = 300
_CLEAR = 4 * _POINTS
_FEWEST_LETTERS = 12
_FAMILY = {Language.BOKMAL: "no", Language.NYNORSK: "no", Language.UNKNOWN: "no"}
_SCANDINAVIAN = (Language.BOKMAL, Language.NYNORSK, Language.SWEDISH, Language.DANISH)
# Languages so close that a text is in one of them: which of them is told by their own words.
_BRANCHES = (
    tuple(_OURS.index(each) for each in _SCANDINAVIAN),
    *((place,) for place, each in enumerate(_OURS) if each not in _SCANDINAVIAN),
)
_OF_SCANDINAVIAN = itemgetter(*_BRANCHES[0])
_OF_OTHERS = itemgetter(*(place for (place,) in _BRANCHES[1:]))
Votes = list[int]
"""Points by the place of the language in `_OURS`."""


def _lists() -> Iterator[tuple[str, Language]]:
    """Each word of the lists with a language that has it."""
    language = Language.UNKNOWN
    lines = (files("ordvern.detection") / _LISTS).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("["):
            language = Language(line.strip("[]"))
        elif not line.startswith("#"):
            yield from ((word, language) for word in line.split())


def _by_key(pairs: Iterable[tuple[str, Language]]) -> dict[str, tuple[Language, ...]]:
    grouped: dict[str, tuple[Language, ...]] = {}
    for key, language in pairs:
        known = grouped.get(key, ())
        grouped[key] = known if language in known else (*known, language)
    return grouped


def _spread(table: dict[str, str]) -> dict[str, tuple[Language, ...]]:
    return _by_key(
        (key, Language(code))
        for keys, codes in table.items()
        for key in keys.split()
        for code in codes.split()
    )


# The points of all languages are the digits of one number, so that a whole sample is one sum.
_DIGIT = 32
_DIGITS = Struct(f"<{len(_OURS)}I")


@cache
def _shares(languages: tuple[Language, ...], points: int) -> int:
    """The points shared by some languages: one number for all words that have the same."""
    return sum(points // len(languages) << _DIGIT * _OURS.index(each) for each in languages)


_OF_WORD = {word: _shares(each, _POINTS) for word, each in _by_key(_lists()).items()}
_OF_LETTER = {letter: _shares(each, _POINTS) for letter, each in _spread(_LETTERS).items()}
_OF_ENDING = {ending: _shares(each, _ENDING_POINTS) for ending, each in _spread(_ENDINGS).items()}
_MOST_LETTERS = 20
_LOWER = bytes(ord(chr(byte).lower()) for byte in range(256))
_ASCII = bytes(range(128))
_OF_BYTE = {ord(letter): each for letter, each in _OF_LETTER.items() if letter <= "\xff"}
_BEYOND = {letter: each for letter, each in _OF_LETTER.items() if letter > "\xff"}


def is_small_word(word: str) -> bool:
    """Whether it is among the commonest of some language, written small."""
    return word in _OF_WORD


def identify(text: str) -> tuple[Language, ...]:
    """Languages of `text`, the main one first; `(UNKNOWN,)` if nothing can be told.

    A language that a page or so of a longer text is in (a certificate in a letter) is among them.
    """
    samples = _heard(text)
    votes = samples[0] if len(samples) == 1 else _sum(samples)
    if len(text) < _SAMPLE and not _is_clear(votes):
        votes = _sum((votes, _votes(_count_endings(text))))
    if not any(votes):
        # A page without one small word is a list; what a model would take that for is chance.
        return _by_model(text) if len(text) < _SAMPLE else (Language.UNKNOWN,)
    points = _by_branch(votes)
    most = max(points)
    main = points.index(most)
    least = max(most // 2, _ENOUGH)
    if len(samples) == 1 and sorted(points)[-2] < least:
        return (_nearest(main, votes),)
    local = {*map(_own, samples)} if len(samples) > 1 else ()
    spoken = [
        number
        for number, each in enumerate(points)
        if number == main or each >= least or number in local
    ]
    if len(spoken) > 1:
        spoken.sort(key=points.__getitem__, reverse=True)
    return tuple([_nearest(each, votes) for each in spoken])


def _nearest(branch: int, votes: Votes) -> Language:
    """The language of a branch that has most of the votes."""
    return _OURS[max(_BRANCHES[branch], key=votes.__getitem__)]


def _heard(text: str) -> list[Votes]:
    """What is heard in each sample of a text."""
    if compiled.module:
        heard: list[Votes] = compiled.module.hear(
            _tables(compiled.module), text, _counted, _wide(compiled.module)
        )
        return heard
    return [_counted(sample) for sample in _samples(text)]


def _counted(sample: str) -> Votes:
    return _votes(_count(sample))


@cache
def _tables(module: ModuleType) -> object:
    """Small words and letters as the compiled scan wants them, for samples within Latin-1."""
    shares = [*{*_OF_WORD.values(), *_OF_LETTER.values()}]
    row = {share: number for number, share in enumerate(shares, 1)}
    words = [word for word in _OF_WORD if all(letter <= "\xff" for letter in word)]
    return module.prepare_languages(
        len(_OURS),
        array("I", [points for share in shares for points in _votes(share)]),
        tuple(word.encode("latin-1") for word in words),
        tuple(row[_OF_WORD[word]] for word in words),
        _LOWER,
        bytes(chr(c).isspace() + 2 * bool(_WORD.match(chr(c))) for c in range(256)),
        bytes(row[_OF_BYTE[c]] if c in _OF_BYTE else 0 for c in range(256)),
    )


@cache
def _wide(module: ModuleType) -> object:
    return module.prepare_wide(_tells)


def _tells(letter: str) -> int:
    """2 of a character beyond Latin-1 that may count, 1 of one that no word of a list has."""
    lower = letter.lower()
    return 1 + (letter.isspace() or min(lower) <= "\xff" or not _beyond_lists().isdisjoint(lower))


@cache
def _beyond_lists() -> frozenset[str]:
    """The letters beyond Latin-1 that lists have."""
    return frozenset(letter for key in (*_OF_WORD, *_BEYOND) for letter in key if letter > "\xff")


def _sum(samples: Iterable[Votes]) -> Votes:
    return [*map(sum, zip(*samples, strict=True))]


def _votes(points: int) -> Votes:
    return list(_DIGITS.unpack(points.to_bytes(_DIGITS.size, "little")))


def _by_branch(votes: Votes) -> list[int]:
    return [sum(_OF_SCANDINAVIAN(votes)), *_OF_OTHERS(votes)]


def _own(votes: Votes) -> int | None:
    """The number of the branch that a sample is in, if more than a word or two tell it."""
    points = _by_branch(votes)
    most = max(points)
    return points.index(most) if most >= _ENOUGH else None


def _is_clear(votes: Votes) -> bool:
    first, second = sorted(votes, reverse=True)[:2]
    return first - second >= max(_CLEAR, first // 8)


def _count(sample: str) -> int:
    """Points for each small word or telling letter, shared by the languages that have it."""
    try:
        # Bytes are turned many times faster than characters.
        data = sample.encode("latin-1").translate(_LOWER)
        lower = data.decode("latin-1")
        points = 0
    except UnicodeEncodeError:
        lower = sample.lower()
        data = lower.encode("latin-1", "ignore")
        points = sum(_times(lower.count(letter), each) for letter, each in _BEYOND.items())
    letters = data.translate(None, _ASCII)
    for byte in set(letters):
        if byte in _OF_BYTE:
            points += _times(letters.count(byte), _OF_BYTE[byte])
    return points + sum(filter(None, map(_OF_WORD.get, _words(lower))))


def _times(count: int, points: int) -> int:
    return min(count, _MOST_LETTERS) * points


def _count_endings(sample: str) -> int:
    """Fewer points for what the words that are in no list end in; names tell no language."""
    words = (word for word in _words(sample) if word[0].islower())
    return sum(_ending(word) for word in words if word not in _OF_WORD)


def _ending(word: str) -> int:
    endings = (word[-length:] for length in (5, 4, 3, 2) if len(word) > length + 1)
    return next((_OF_ENDING[each] for each in endings if each in _OF_ENDING), 0)


def _words(sample: str) -> list[str]:
    """The words; of a long text those without a punctuation mark, for there are enough of them."""
    return _WORD.findall(sample) if len(sample) < _PROBE else sample.split()


@cache
def families(languages: tuple[Language, ...]) -> frozenset[str]:
    """The word-list families to use: one folder for both forms of Norwegian, and those that are
    always used."""
    return ALWAYS.union([_FAMILY.get(language, str(language)) for language in languages])


def _samples(text: str) -> Iterator[str]:
    """All of a short text; of a long one pieces spread evenly, one a page at the least."""
    if len(text) <= _SHORT:
        yield text
        return
    size = _SAMPLE if len(text) <= _SAMPLE * _SAMPLES else _PROBE
    for start in range(0, len(text), max(_SAMPLE, min(len(text) // _SAMPLES, _PAGE))):
        yield text[start : start + size]


def _by_model(text: str) -> tuple[Language, ...]:
    """The answer of py3langid, whose "no" is taken for bokmål; short of letters: unknown."""
    if sum(c.isalpha() for c in text) < _FEWEST_LETTERS:
        return (Language.UNKNOWN,)
    import py3langid  # half a second to load, seldom needed

    code = str(py3langid.classify(text)[0])
    code = {"no": "nb"}.get(code, code)
    return (Language(code),) if code in set(Language) else (Language.UNKNOWN,)
