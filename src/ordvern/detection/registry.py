"""The list of all recognizers, in the order in which they win over one another.

A recognizer that is not listed here does not exist: there is no search for modules.
"""

from ordvern.detection.recognizer import (
    LabelledRecognizer,
    PatternRecognizer,
    PhraseRecognizer,
    Trigger,
)
from ordvern.detection.recognizers.any import email, labelled, online, payment, travel
from ordvern.detection.recognizers.any import phone as any_phone
from ordvern.detection.recognizers.europe import national_id as europe_id
from ordvern.detection.recognizers.europe import phone as europe_phone
from ordvern.detection.recognizers.no import bank_account, national_id
from ordvern.detection.recognizers.no import phone as no_phone
from ordvern.detection.recognizers.nordic import national_id as nordic_id
from ordvern.detection.speech import FAMILIES
from ordvern.text import SPECIAL, Category

PATTERNS: tuple[PatternRecognizer, ...] = (
    national_id.NATIONAL_ID,
    national_id.NATIONAL_ID_2032,
    payment.IBAN,
    payment.PAYMENT_CARD,
    bank_account.BANK_ACCOUNT,
    bank_account.BANK_ACCOUNT_PLAIN,
    bank_account.BANK_ACCOUNT_DOTTED,
    nordic_id.SWEDISH_ID,
    nordic_id.SWEDISH_ID_LONG,
    nordic_id.DANISH_ID_HYPHEN,
    nordic_id.DANISH_ID,
    nordic_id.FINNISH_ID,
    nordic_id.ICELANDIC_ID,
    europe_id.ELEVEN_DIGITS,
    europe_id.BELGIAN_DOTTED,
    europe_id.LATVIAN_CODE,
    europe_id.HUNGARIAN_ID,
    europe_id.THIRTEEN_DIGITS,
    europe_id.TEN_DIGITS,
    europe_id.CZECH_SLASH,
    europe_id.NINE_DIGITS,
    europe_id.SLOVENE_TAX,
    europe_id.UKRAINIAN_RECORD,
    europe_id.AMERICAN_SSN,
    europe_id.SPANISH_ID,
    europe_id.SPANISH_ID_DOTTED,
    europe_id.BRITISH_NINO,
    europe_id.ITALIAN_CODE,
    europe_id.GERMAN_PENSION,
    europe_id.IRISH_PPS,
    europe_id.CYPRIOT_TAX,
    europe_id.PORTUGUESE_CARD,
    europe_id.MALTESE_CARD,
    no_phone.PHONE_WITH_COUNTRY,
    any_phone.PHONE_INTERNATIONAL,
    no_phone.PHONE_MOBILE,
    no_phone.PHONE_PAIRS,
    no_phone.PHONE_PLAIN,
    any_phone.PHONE_LABELLED,
    europe_phone.BRITISH_PHONE,
    europe_phone.SWEDISH_PHONE,
    europe_phone.GERMAN_PHONE,
    online.IP_ADDRESS,
    online.IP6_ADDRESS,
    online.MAC_ADDRESS,
    online.DEVICE_NUMBER,
    online.PROFILE_PAGE,
    online.HANDLE,
    email.EMAIL,
    travel.TD3,
    travel.TD2,
    travel.TD1_FIRST,
    travel.TD1_SECOND,
    travel.NAMES,
    labelled.MACHINE_READABLE_ZONE,
    national_id.NATIONAL_ID_SPACED,
)

LABELLED: tuple[LabelledRecognizer, ...] = (
    labelled.NATIONAL_NUMBER,
    labelled.ACCOUNT_NUMBER,
    labelled.PASSPORT,
    labelled.VEHICLE,
    labelled.RECORD_NUMBER,
    labelled.CASE_NUMBER,
    online.USER_NAME,
)

PHRASES: tuple[PhraseRecognizer, ...] = tuple(
    PhraseRecognizer(id=f"{family}.{category}", category=category)
    for family in FAMILIES
    for category in Category
    if category in SPECIAL
)
CUE_LISTS = ("no", "en", "sv", "da", "de", "romance_slavic", "europe")
BY_TRIGGER: dict[Trigger, tuple[PatternRecognizer, ...]] = {
    trigger: tuple(p for p in PATTERNS if p.trigger is trigger) for trigger in Trigger
}
