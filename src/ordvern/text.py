"""The words that every part of Ordvern shares: what a text is made of and what was found in it.

A `Finding` says where something is and of what kind. It has no field for the words themselves:
the privacy statement promises that personal data are not extracted from files, so there is no
place to extract them to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """Languages of texts, as BCP 47 primary tags. `UNKNOWN` is ISO 639's own "und"."""

    BOKMAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"
    SWEDISH = "sv"
    DANISH = "da"
    GERMAN = "de"
    SPANISH = "es"
    FRENCH = "fr"
    POLISH = "pl"
    UNKNOWN = "und"


class Category(StrEnum):
    """Kinds of personal data: twelve identifiers, then the nine kinds of GDPR Art. 9 and 10."""

    PERSON_NAME = "person_name"
    NATIONAL_ID = "national_id"
    DATE_OF_BIRTH = "date_of_birth"
    EMAIL = "email"
    PHONE = "phone"
    POSTAL_ADDRESS = "postal_address"
    BANK_ACCOUNT = "bank_account"
    PAYMENT_CARD = "payment_card"
    ID_DOCUMENT = "id_document"
    VEHICLE_REGISTRATION = "vehicle_registration"
    ONLINE_ID = "online_id"
    RECORD_NUMBER = "record_number"

    HEALTH = "health"
    GENETIC = "genetic"
    BIOMETRIC = "biometric"
    ETHNIC_ORIGIN = "ethnic_origin"
    POLITICAL_OPINION = "political_opinion"
    RELIGION_OR_BELIEF = "religion_or_belief"
    TRADE_UNION = "trade_union"
    SEX_LIFE_OR_ORIENTATION = "sex_life_or_orientation"
    CRIMINAL_OFFENCE = "criminal_offence"

    @property
    def is_special(self) -> bool:
        """Whether GDPR Art. 9 or 10 forbids processing it without a ground of its own."""
        return self in SPECIAL


SPECIAL = frozenset(
    {
        Category.HEALTH,
        Category.GENETIC,
        Category.BIOMETRIC,
        Category.ETHNIC_ORIGIN,
        Category.POLITICAL_OPINION,
        Category.RELIGION_OR_BELIEF,
        Category.TRADE_UNION,
        Category.SEX_LIFE_OR_ORIENTATION,
        Category.CRIMINAL_OFFENCE,
    }
)
IDENTIFIERS = frozenset(Category) - SPECIAL


class Part(StrEnum):
    """Where in a document a segment stands; what a reader of the printed page would not see
    (`HIDDEN`, `METADATA`, `REVISION`, ...) is named as such."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    REVISION = "revision"
    TEXT_BOX = "text_box"
    HIDDEN = "hidden"
    ALT_TEXT = "alt_text"
    LINK = "link"
    FIELD = "field"
    METADATA = "metadata"
    FILE_NAME = "file_name"
    ATTACHMENT = "attachment"
    NOT_SHOWN = "not_shown"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, in code points, `end` exclusive."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document in reading order: a paragraph, a cell, a field.

    `locator` names the place inside the file (part and position, for instance
    ``word/document.xml#p12``). It is the same each time the same bytes are read.
    """

    text: str
    locator: str
    part: Part = Part.BODY


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of a category stands at `span` of the segment numbered `segment`.

    `recognizer` is the id of what recognised it; `confidence` goes from 0 to 1.
    """

    category: Category
    span: Span
    recognizer: str
    confidence: float
    segment: int = 0


def word_count(texts: Iterable[str]) -> int:
    """Words as an agency counts them for a first quote: runs of non-space characters."""
    return sum(len(text.split()) for text in texts)
