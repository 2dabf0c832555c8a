"""The kinds of files whose text is read."""

from enum import StrEnum


class FileKind(StrEnum):
    """What a file is by its content. `TXT` is all plain text: md, csv, srt, po and json too."""

    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    IDML = "idml"
    PDF = "pdf"
    HTML = "html"
    EML = "eml"
    XLIFF = "xliff"
    TMX = "tmx"
    XML = "xml"
    TXT = "txt"
    IMAGE = "image"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    RTF = "rtf"
    MSG = "msg"
    EPUB = "epub"
