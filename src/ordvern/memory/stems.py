"""Light stems: what is left of a word without the commonest endings of the Nordic languages,
English and German.

They need not be right in grammar. They only have to bring the forms of a word together more often
than different words, in any of the languages, without knowing which one it is: a memory's
languages are known, its words' are not. Nothing is remembered between calls: a cache of words
would keep words of texts that have been erased.
"""

_LEAST = 4
_ENDINGS = {
    3: frozenset({"ene", "ane", "ing", "est", "ers", "ens", "ets"}),
    2: frozenset({"en", "et", "er", "ar", "te", "de", "es", "ed", "ly", "st", "or", "na"}),
    1: frozenset("aentsr"),
}


def stem(word: str) -> str:
    """The stem of a word in lower case."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) <= _LEAST:
        return word
    if word[-1] == "s" and word[-2] not in "su":
        word = word[:-1]
    for length, endings in _ENDINGS.items():
        if len(word) - length >= _LEAST and word[-length:] in endings:
            return word[:-length]
    return word
