"""Tells Office which language a text is in now, and which way it runs."""

from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.redaction.tree import local_name
from ordvern.documents.words import words

RIGHT_TO_LEFT = words("ar arc ckb dv fa he iw ks ku-arab pa-arab ps sd ug ur yi prs")
# The country that Office expects behind a language; others go as they are.
REGIONS = {
    "nb": "nb-NO", "nn": "nn-NO", "no": "nb-NO", "en": "en-GB", "sv": "sv-SE", "da": "da-DK",
    "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pl": "pl-PL", "fi": "fi-FI", "nl": "nl-NL",
    "it": "it-IT", "pt": "pt-PT", "ru": "ru-RU", "uk": "uk-UA", "ar": "ar-SA", "fa": "fa-IR",
    "he": "he-IL", "ur": "ur-PK", "so": "so-SO", "tr": "tr-TR", "lt": "lt-LT", "lv": "lv-LV",
    "et": "et-EE", "is": "is-IS", "ti": "ti-ER", "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR",
}  # fmt: skip
BEFORE_BIDI = words(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN"
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A target language by its BCP 47 tag."""

    tag: str

    @property
    def is_right_to_left(self) -> bool:
        low = self.tag.lower()
        return low in RIGHT_TO_LEFT or low.partition("-")[0] in RIGHT_TO_LEFT

    @property
    def with_region(self) -> str:
        return REGIONS.get(self.tag.lower(), self.tag)


def speak(paragraph: _Element, tongue: Tongue) -> None:
    """Mark the paragraph's runs as `tongue`, and turn it round if it is written from the right."""
    if not tongue.tag or local_name(paragraph) in {"si", "is", "text"}:
        return
    is_drawing = "drawingml" in str(paragraph.tag)
    for properties in paragraph.iterchildren("{*}endParaRPr"):
        if is_drawing:
            properties.set("lang", tongue.with_region)
    for run in paragraph.iter("{*}r"):
        if is_drawing:
            _properties(run).set("lang", tongue.with_region)
        elif tongue.is_right_to_left and run.tag.rpartition("}")[0] == _space(paragraph):
            _mark_right_to_left(run)
    if tongue.is_right_to_left:
        _turn(paragraph, is_drawing=is_drawing)


def speak_styles(styles: _Element, tongue: Tongue) -> None:
    """The language of all styles of a Word document."""
    which = "bidi" if tongue.is_right_to_left else "val"
    space = _space(styles) + "}"
    for language in styles.iter(space + "lang"):
        language.set(space + which, tongue.with_region)


def _properties(run: _Element) -> _Element:
    found = run.find("{*}rPr")
    if found is None:
        found = run.makeelement(_space(run) + "}rPr")
        run.insert(0, found)
    return found


def _mark_right_to_left(run: _Element) -> None:
    properties = _properties(run)
    space = _space(run) + "}"
    if properties.find(space + "rtl") is None:
        mark = etree.SubElement(properties, space + "rtl")
        later = [
            child
            for child in properties
            if local_name(child)
            in {"cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"}
        ]
        if later:
            later[0].addprevious(mark)


def _turn(paragraph: _Element, *, is_drawing: bool) -> None:
    space = _space(paragraph) + "}"
    properties = paragraph.find(space + "pPr")
    if properties is None:
        properties = paragraph.makeelement(space + "pPr")
        paragraph.insert(0, properties)
    if is_drawing:
        properties.set("rtl", "1")
        if properties.get("algn", "l") == "l":
            properties.set("algn", "r")
        return
    if properties.find(space + "bidi") is None:
        at = sum(1 for child in properties if local_name(child) in BEFORE_BIDI)
        properties.insert(at, properties.makeelement(space + "bidi"))


def _space(element: _Element) -> str:
    return str(element.tag).rpartition("}")[0]
