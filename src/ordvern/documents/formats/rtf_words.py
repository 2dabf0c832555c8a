"""The words of Rich Text Format (version 1.9) that say where text stands, and what is a letter."""

from ordvern.documents.words import words
from ordvern.text import Part

PLACES = {
    **dict.fromkeys(words("header headerl headerr headerf"), Part.HEADER),
    **dict.fromkeys(words("footer footerl footerr footerf"), Part.FOOTER),
    **dict.fromkeys(words("footnote"), Part.FOOTNOTE),
    **dict.fromkeys(words("annotation"), Part.COMMENT),
    **dict.fromkeys(words("shptxt"), Part.TEXT_BOX),
    **dict.fromkeys(words("info userprops atnauthor atnid revtbl generator bkmkstart docvar "
                          "author company template mailmerge xmlnstbl protusertbl"), Part.METADATA),
    **dict.fromkeys(words("fldinst"), Part.FIELD),
    **dict.fromkeys(words("sv nonshppict htmltag pntext listtext"), Part.NOT_SHOWN),
}  # fmt: skip
SILENT = words(
    "fonttbl colortbl stylesheet listtable listoverridetable rsidtbl themedata colorschememapping "
    "latentstyles pgptbl filetbl bkmkend atnref atndate atrfstart atrfend wgrffmtfilter "
    "panose falt pnseclvl sn picprop blipuid objclass"
)
DATA = words("pict objdata datastore passwordhash")
BREAKS = words("par row sect page cell nestcell nestrow")
SIGNS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "softline": "\n",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
