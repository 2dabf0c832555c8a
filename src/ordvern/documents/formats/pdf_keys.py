"""The keys of a PDF under which there are strings to be read, and what part of it they are."""

from ordvern.text import Part

# Keys whose strings people or programs wrote to be read, and what part of the document they are
# (ISO 32000-1: 12.5.2 annotations, 12.7.3 fields, 12.3.3 outlines, 14.3.3 Info, 14.9 alternatives).
TEXT_KEYS = {
    "/Contents": Part.COMMENT,
    "/RC": Part.COMMENT,
    "/Subj": Part.COMMENT,
    "/T": Part.FIELD,
    "/TU": Part.FIELD,
    "/TM": Part.FIELD,
    "/V": Part.FIELD,
    "/DV": Part.FIELD,
    "/Opt": Part.FIELD,
    "/Title": Part.METADATA,
    "/Author": Part.METADATA,
    "/Subject": Part.METADATA,
    "/Keywords": Part.METADATA,
    "/Creator": Part.METADATA,
    "/Producer": Part.METADATA,
    "/Company": Part.METADATA,
    "/Manager": Part.METADATA,
    "/URI": Part.LINK,
    "/F": Part.LINK,
    "/UF": Part.LINK,
    "/Desc": Part.METADATA,
    "/Alt": Part.ALT_TEXT,
    "/ActualText": Part.ALT_TEXT,
    "/E": Part.ALT_TEXT,
    "/JS": Part.NOT_SHOWN,
    "/Name": Part.METADATA,
    "/ContactInfo": Part.METADATA,
    "/Location": Part.METADATA,
    "/Reason": Part.METADATA,
    "/P": Part.METADATA,
}
