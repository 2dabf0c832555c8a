"""A small document of each form, about an invented person, that holds most of what may stand in
one; and what stands in for a translator."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from lxml import etree

from ordvern.documents import Extracted, MergedDocument, from_xliff, to_xliff
from ordvern.documents.limits import REDACTING
from ordvern.documents.translation.atoms import Atom, Atoms
from ordvern.documents.translation.forms.registry import FORMS
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import Place
from ordvern.documents.translation.runs.language import Tongue
from tests.documents.making import OFFICE, RELATIONS, WORD, word, workbook, zipped

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
SLIDE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
SENTENCES = "Kari Nordlund bor her. Hun flyttet kl. 12."


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, shown: str) -> str:
    """A complex field of Word."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BODY = (
    f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Om ", "<w:b/>")}{run("Kari", "<w:b/>")}'
    f"</w:p><w:p>{run('Hun er ')}{run('veldig', '<w:i/>')}{run(' glad')}"
    '<w:r><w:footnoteReference w:id="2"/></w:r>'
    f'{run(". Se ")}<w:hyperlink w:anchor="slutt">{run("slutten", "<w:u/>")}</w:hyperlink>'
    f"{run(' på side ')}{field('PAGE', '3')}{run('.')}</w:p>"
    f"<w:p>{run('Før')}<w:r><w:tab/></w:r>{run('etter')}<w:r><w:br/></w:r>{run('Ny linje')}</w:p>"
    f'<w:p>{run("Synlig")}{run(" skjult", "<w:vanish/>")}<w:del w:id="1" w:author="x"><w:r>'
    f"<w:delText>slettet</w:delText></w:r></w:del></w:p><w:p>{run('1 234,50')}</w:p>"
    f"<w:tbl><w:tr><w:tc><w:p>{run('Celle')}</w:p></w:tc></w:tr></w:tbl>"
    f"<w:p>{field('HYPERLINK &quot;https://example.no&quot;', 'Nettstedet')}{run(' åpner.')}</w:p>"
)
NOTES = (
    f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    f"{run(' Mest om morgenen.')}</w:p></w:footnote></w:footnotes>"
)


def letter(body: str = BODY) -> bytes:
    return word(body, parts={"word/footnotes.xml": NOTES})


def sheets() -> bytes:
    strings = (
        "<si><t>Navn</t></si><si><r><rPr><b/></rPr><t>Fet</t></r><r><t> tekst</t></r></si>"
        "<si><t>Skjult rad</t></si>"
    )
    rows = (
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        '<c r="C1"><v>12</v></c></row><row r="2" hidden="1"><c r="A2" t="s"><v>2</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>I cellen</t></is></c></row></sheetData>'
        "<headerFooter><oddHeader>&amp;L&amp;BTopp&amp;RSide &amp;P</oddHeader></headerFooter>"
    )
    return workbook(rows, strings=strings)


def slides() -> bytes:
    shape = (
        f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="2" name="T" descr="Et bilde"/>'
        '</p:nvSpPr><p:txBody><a:p><a:r><a:rPr lang="nb-NO"/><a:t>Hei </a:t></a:r><a:r>'
        '<a:rPr lang="nb-NO" b="1"/><a:t>alle</a:t></a:r><a:br/><a:r><a:t>sammen</a:t></a:r>'
        '<a:endParaRPr lang="nb-NO"/></a:p></p:txBody></p:sp>'
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Override PartName="/ppt/presentation.xml" ContentType="'
            f'{SLIDE_TYPE}.presentation.main+xml"/><Override PartName="/ppt/slides/slide1.xml" '
            f'ContentType="{SLIDE_TYPE}.slide+xml"/></Types>',
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}"/>',
            "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship '
            f'Id="rId1" Type="{OFFICE}/slide" Target="slides/slide1.xml"/></Relationships>',
            "ppt/slides/slide1.xml": f'<p:sld xmlns:p="{P}"><p:cSld>{shape}</p:cSld></p:sld>',
        }
    )


MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.3">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.{}"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)


def opendocument(kind: str = "text", body: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style", "table")
    )
    body = body or (
        '<text:h>Om <text:span text:style-name="T1">Kari</text:span></text:h>'
        f"<text:p>{SENTENCES}<text:tab/>Etter<text:s text:c='2'/>to.<text:note text:id='n1'>"
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Noten.</text:p>"
        "</text:note-body></text:note></text:p><text:p>12</text:p>"
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f'<office:document-content {spaces} office:version="1.3"><office:body>'
            f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
            "META-INF/manifest.xml": MANIFEST.format(kind),
        }
    )


def indesign() -> bytes:
    story = (
        '<Story><ParagraphStyleRange AppliedParagraphStyle="P"><CharacterStyleRange '
        'AppliedCharacterStyle="C"><Content>Hei </Content></CharacterStyleRange>'
        '<CharacterStyleRange AppliedCharacterStyle="D"><Content>du<?ACE 18?></Content><Br/>'
        f"<Content>{SENTENCES}</Content></CharacterStyleRange></ParagraphStyleRange></Story>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.adobe.indesign-idml-package",
            "designmap.xml": '<Document><Story src="Stories/Story_u1.xml"/></Document>',
            "Stories/Story_u1.xml": f"<idPkg:Story xmlns:idPkg='urn:x'>{story}</idPkg:Story>",
        }
    )


MARKDOWN = f"""---
title: x
---
# Om *Kari* #

{SENTENCES} Med **fet _og_** `kode`,
brutt [lenke](http://example.no/a_b).

- punkt
- [ ] oppgave ![bilde](b.png)

| A | B |
|---|---|
| c | `d|e` f |

```
kode
```
"""
PAGE = f"""<!doctype html><html lang="nb"><head><title>Om Kari</title>
<meta name="description" content="En side"><script>var a = 'Hei';</script></head><body>
<p>Hun er <b>veldig <i>glad</i></b> &amp; <a href="x.html" title="Tips">her</a><br>Ny linje.
<img src="a.png" alt="Et bilde"></p><p>{SENTENCES}</p><div hidden>skjult</div>
<p translate="no">Nordlund AS</p></body></html>"""
SUBTITLES = (
    "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Hei du\r\nder.</i>\r\n\r\n2\r\n00:00:03,000"
    " --> 00:00:04,000\r\nHva?\r\n"
)
JSON = '{"a": "Hei {name}", "b": ["En <b>to</b>", 3, {"c/d": "ja"}], "url": "http://x.no"}'
CATALOGUE = """msgid ""
msgstr ""
"Language: de\\n"

#, python-format
msgid "Hei %s"
msgstr ""

msgid "Én fil"
msgid_plural "%d \\"filer\\""
msgstr[0] "Eine Datei"
msgstr[1] ""
"""
TABLE = 'navn;tekst\n"Hei ""du""";Ja, nei\n12;x y\n'
SAMPLES: dict[str, Callable[[], bytes]] = {
    "txt": lambda: f"{SENTENCES}\r\n\r\n  til ⟦P1⟧ slutt\r\n".encode(),
    "csv": TABLE.encode,
    "md": MARKDOWN.encode,
    "html": PAGE.encode,
    "docx": letter,
    "po": CATALOGUE.encode,
    "srt": SUBTITLES.encode,
    "json": JSON.encode,
    "xlsx": sheets,
    "pptx": slides,
    "odt": opendocument,
    "ods": lambda: opendocument("spreadsheet"),
    "odp": lambda: opendocument("presentation"),
    "idml": indesign,
}


def opened(form: str, content: bytes, tongue: str = "") -> Opened:
    return FORMS[form](content, Tongue(tongue), REDACTING)


def shown(atoms: Sequence[Atom]) -> str:
    """Codes as a reader of tests can tell them: ``Hei [1 bold]alle[/1]``."""
    signs = {"open": "[{0} {1}]", "close": "[/{0}]", "alone": "[{0} {1}/]"}
    return "".join(
        atom if isinstance(atom, str) else signs[atom.role].format(atom.id, atom.kind)
        for atom in atoms
    )


def said(places: Sequence[Place]) -> list[str]:
    return [shown(place.atoms) for place in places]


def in_capitals(atoms: Sequence[Atom]) -> Atoms:
    return tuple(atom.upper() if isinstance(atom, str) else atom for atom in atoms)


def extract(form: str, content: bytes, **options: Any) -> Extracted:
    settings: dict[str, Any] = {
        "source_language": "nb",
        "target_languages": ["en"],
        "name": f"a.{form}",
    }
    (one,) = to_xliff(BytesIO(content), **{**settings, **options})
    return one


def merge(content: bytes, xliff: bytes) -> MergedDocument:
    return from_xliff(BytesIO(content), BytesIO(xliff))


def translated(xliff: bytes, change: Callable[[str], str] = str) -> bytes:
    """XLIFF 2.1 with a target in every segment: its source, with all texts changed."""
    deep = etree.XMLParser(huge_tree=True)
    root = etree.fromstring(xliff, deep)
    for segment in root.iter(XLIFF + "segment"):
        source = segment.find(XLIFF + "source")
        target = etree.fromstring(etree.tostring(source), deep)
        target.tag, target.tail = XLIFF + "target", None
        for element in target.iter():
            element.text = change(element.text) if element.text else element.text
            is_inside = element is not target and element.tail
            element.tail = change(element.tail) if is_inside else element.tail
        segment.append(target)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
