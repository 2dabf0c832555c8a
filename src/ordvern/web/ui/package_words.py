"""What the pages call the values of the package of personal data, by the name of the column."""

from ordvern.apps.rights.document import Words

from .countries import country_name
from .grounds import basis_words
from .happenings import actor_words, verb_words
from .languages import language_name

WORDS: Words = {
    "what": verb_words,
    "by": actor_words,
    "from": language_name,
    "to": language_name,
    "language": language_name,
    "country": country_name,
    "ground": basis_words,
}
