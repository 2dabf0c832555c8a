"""Planted office packages: a person and a number in one container each, beside a line to keep."""

# ruff: noqa: E501  the XML of the fixtures reads better on long lines

from collections.abc import Callable
from html import escape

from tests.documents.making import OFFICE, RELATIONS, TYPES, word, zipped
from tests.documents.redaction.planting import KEPT, png
from tests.documents.redaction.workbooks import workbook

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml."
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    f'xmlns:office="{ODF}office:1.0" xmlns:text="{ODF}text:1.0" xmlns:table="{ODF}table:1.0" xmlns:draw="{ODF}drawing:1.0" '
    f'xmlns:svg="{ODF}svg-compatible:1.0" xmlns:meta="{ODF}meta:1.0" xmlns:config="{ODF}config:1.0" xmlns:style="{ODF}style:1.0" '
    f'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:presentation="{ODF}presentation:1.0"'
)
MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0"><manifest:file-entry manifest:full-path="/"/>'
    '<manifest:file-entry manifest:full-path="content.xml"/><manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>'
)
Planted = dict[str, bytes]


def halves(text: str) -> tuple[str, str]:
    return escape(text[: len(text) // 2]), escape(text[len(text) // 2 :])


def docx(person: str, number: str) -> Planted:
    first, second = halves(person)
    name, says = escape(person), escape(f"{person} har telefon {number}.")
    line = f"<w:p><w:r><w:t>{says}</w:t></w:r></w:p><w:p><w:r><w:t>{KEPT}</w:t></w:r></w:p>"
    places = {
        "split runs": f"<w:p><w:r><w:t>{first}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{second}</w:t></w:r></w:p>",
        "deleted": f'<w:p><w:del w:id="1" w:author="{name}"><w:r><w:delText>{name}</w:delText></w:r></w:del></w:p>',
        "hidden": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{name.upper()}</w:t></w:r></w:p>",
        "field": f'<w:p><w:fldSimple w:instr=" AUTHOR {name} "><w:r><w:t>{name}</w:t></w:r></w:fldSimple></w:p>',
        "bookmark": f'<w:p><w:bookmarkStart w:id="3" w:name="{name.replace(" ", "_")}"/><w:bookmarkEnd w:id="3"/></w:p>',
    }
    parts = {
        "word/header1.xml": f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{line}</w:hdr>'
    }
    return {
        **{place: word(line + xml) for place, xml in places.items()},
        "orphan header": word(line, parts=parts),
    }


def xlsx(person: str, number: str) -> Planted:
    first, second = halves(person)
    rows = [[person, number], [KEPT]]
    digits = "".join(each for each in number if each.isdigit())
    shared = [f"<r><t>{first}</t></r><r><t>{second}</t></r>"]
    cell = '<c r="C1" t="s"><v>0</v></c>'
    return {
        "cells": workbook(rows),
        "shared string": workbook([[*rows[0], cell], [KEPT]], strings=shared),
        "number": workbook([[*rows[0], int(digits) if digits else 0], [KEPT]]),
        "sheet name": workbook(rows, name=escape(person)[:30]),
        "header": workbook(
            rows,
            after=f"<headerFooter><oddHeader>&amp;C{escape(person)}</oddHeader></headerFooter>",
        ),
    }


def pptx(person: str, number: str) -> Planted:
    first, second = halves(person)
    name, says = escape(person), escape(f"{person} har telefon {number}.")
    split = f"<a:p><a:r><a:t>{first}</a:t></a:r><a:r><a:rPr b='1'/><a:t>{second}</a:t></a:r></a:p>"
    lines = f"<a:p><a:r><a:t>{says}</a:t></a:r></a:p><a:p><a:r><a:t>{KEPT}</a:t></a:r></a:p>"
    comment = f'<p:cm authorId="0" dt="2026-01-01T00:00:00"><p:pos x="1" y="1"/><p:text>{says}</p:text></p:cm>'
    return {
        "split runs": _slides(lines + split),
        "speaker notes": _slides(lines, notes=split),
        "comment and its author": _slides(lines, comments=comment, author=name),
        "master": _slides(lines, master=split),
        "picture and alternative text": _slides(
            lines,
            shape=f'<p:cNvPr id="2" name="x" descr="{name}"/>',
            media=png(person.encode("ascii", "replace").decode()),
        ),
        "tag": _slides(lines, tags=f'<p:tag name="KUNDE" val="{name}"/>'),
    }


def _slides(
    lines: str,
    *,
    notes: str = "",
    comments: str = "",
    author: str = "Ola",
    master: str = "",
    shape: str = "",
    tags: str = "",
    media: bytes = b"",
) -> bytes:
    spaces = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{OFFICE}"'
    body = "<p:cSld><p:spTree><p:sp><p:nvSpPr>{1}</p:nvSpPr><p:txBody>{0}</p:txBody></p:sp></p:spTree></p:cSld>"
    parts = {
        "presentation": ("presentation.main", f"<p:presentation {spaces}/>"),
        "slides/slide1": ("slide", f"<p:sld {spaces}>{body.format(lines, shape)}</p:sld>"),
        "notesSlides/notesSlide1": (
            "notesSlide",
            f"<p:notes {spaces}>{body.format(notes, '')}</p:notes>",
        ),
        "slideMasters/slideMaster1": (
            "slideMaster",
            f"<p:sldMaster {spaces}>{body.format(master, '')}</p:sldMaster>",
        ),
        "comments/comment1": ("comments", f"<p:cmLst {spaces}>{comments}</p:cmLst>"),
        "commentAuthors": (
            "commentAuthors",
            f'<p:cmAuthorLst {spaces}><p:cmAuthor id="0" name="{author}" initials="XY" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>',
        ),
        "tags/tag1": ("tags", f"<p:tagLst {spaces}>{tags}</p:tagLst>"),
    }
    types = "".join(
        f'<Override PartName="/ppt/{name}.xml" ContentType="{SLIDES}{kind}+xml"/>'
        for name, (kind, _) in parts.items()
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for at, (name, (kind, _)) in enumerate(parts.items())
        if at
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
            "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}<Relationship Id="m" Type="{OFFICE}/image" Target="media/image1.png"/></Relationships>',
            **{f"ppt/{name}.xml": xml for name, (_, xml) in parts.items()},
            **({"ppt/media/image1.png": media} if media else {}),
        }
    )


def _opendocument(kind: str, around: str) -> Callable[[str, str], Planted]:
    def planted(person: str, number: str) -> Planted:
        first, second = halves(person)
        name, says = escape(person), escape(f"{person} har telefon {number}.")
        lines = f"<text:p>{says}</text:p><text:p>{KEPT}</text:p>"
        note = f"<text:p>Ser<office:annotation><dc:creator>{name}</dc:creator><text:p>{says}</text:p></office:annotation> ut</text:p>"
        bodies = {
            "split spans": f"<text:p>{first}<text:span>{second}</text:span></text:p>",
            "comment and its author": note,
            "note inside a word": f'<text:p>{first}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>{lines}</text:note-body></text:note>{second}</text:p>',
            "earlier revision": f"<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>{name}</dc:creator></office:change-info>{lines}</text:deletion></text:changed-region></text:tracked-changes>",
            "hidden text": f'<text:p><text:hidden-text text:string-value="{name}" text:condition="x">{name}</text:hidden-text></text:p>',
            "link": f'<text:p><text:a xlink:href="https://example.no/{name.replace(" ", "%20")}">{KEPT}</text:a></text:p>',
        }
        meta = f"<meta:initial-creator>{name}</meta:initial-creator><dc:title>{says}</dc:title><meta:user-defined meta:name='x'>{name}</meta:user-defined>"
        settings = f'<config:config-item config:name="PrinterName">{name}</config:config-item><config:config-item config:name="Sak">{name}</config:config-item>'
        return {
            **{place: _odf(kind, around.format(lines + xml)) for place, xml in bodies.items()},
            "metadata": _odf(kind, around.format(lines), meta=meta),
            "settings and thumbnail": _odf(
                kind, around.format(lines), settings=settings, thumbnail=png(name)
            ),
        }

    return planted


def _odf(
    kind: str, body: str, *, meta: str = "", settings: str = "", thumbnail: bytes = b""
) -> bytes:
    wrap = f"<office:{{0}} {SPACES}><office:{{1}}>{{2}}</office:{{1}}></office:{{0}}>"
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": wrap.format("document-content", "body", body),
            "meta.xml": wrap.format("document-meta", "meta", meta),
            "settings.xml": wrap.format("document-settings", "settings", settings),
            "META-INF/manifest.xml": MANIFEST,
            **({"Thumbnails/thumbnail.png": thumbnail} if thumbnail else {}),
        }
    )


odt = _opendocument("text", "<office:text>{0}</office:text>")
odp = _opendocument(
    "presentation",
    '<office:presentation><draw:page draw:name="s1"><draw:frame><draw:text-box>{0}</draw:text-box></draw:frame></draw:page></office:presentation>',
)
_in_cell = _opendocument(
    "spreadsheet",
    '<office:spreadsheet><table:table table:name="Ark1"><table:table-row><table:table-cell>{0}</table:table-cell></table:table-row></table:table></office:spreadsheet>',
)


def ods(person: str, number: str) -> Planted:
    digits = "".join(each for each in number if each.isdigit())
    name = escape(person)
    row = f'<table:table-row><table:table-cell office:value-type="float" office:value="{digits}"><text:p>{escape(number)}</text:p></table:table-cell></table:table-row>'
    formula = f'<table:table-row><table:table-cell table:formula="of:=&quot;{name}&quot;" office:value-type="string" office:string-value="{name}"><text:p>{name}</text:p></table:table-cell></table:table-row>'
    line = f"<table:table-row><table:table-cell><text:p>{escape(f'{person} har telefon {number}.')}</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>{KEPT}</text:p></table:table-cell></table:table-row>"
    sheet = (
        '<office:spreadsheet><table:table table:name="{1}">{0}</table:table></office:spreadsheet>'
    )
    return {
        **_in_cell(person, number),
        "number": _odf("spreadsheet", sheet.format(line + row, "Ark1")),
        "formula": _odf("spreadsheet", sheet.format(line + formula, "Ark1")),
        "name of a sheet": _odf("spreadsheet", sheet.format(line, name)),
    }


def idml(person: str, number: str) -> Planted:
    first, second = halves(person)
    name, says = escape(person), escape(f"{person} har telefon {number}.")
    lines = f"<ParagraphStyleRange><CharacterStyleRange><Content>{says}</Content><Br/><Content>{KEPT}</Content></CharacterStyleRange></ParagraphStyleRange>"
    bodies = {
        "split ranges": f"<ParagraphStyleRange><CharacterStyleRange><Content>{first}</Content></CharacterStyleRange><CharacterStyleRange><Content>{second}</Content></CharacterStyleRange></ParagraphStyleRange>",
        "note": f'<Note UserName="{name}">{lines}</Note>',
        "deleted": f'<ParagraphStyleRange><Change ChangeType="DeletedText" UserName="{name}"><CharacterStyleRange><Content>{says}</Content></CharacterStyleRange></Change></ParagraphStyleRange>',
        "instruction inside": f"<ParagraphStyleRange><CharacterStyleRange><Content>{first}<?ACE 7?>{second}</Content></CharacterStyleRange></ParagraphStyleRange>",
    }
    return {
        **{place: _idml(lines + xml) for place, xml in bodies.items()},
        "link and metadata": _idml(
            lines,
            links=f'<Link LinkResourceURI="file:/kunder/{name}.png"/>',
            metadata=f"<x>{name}</x>",
        ),
    }


def _idml(body: str, *, links: str = "", metadata: str = "<x/>") -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.adobe.indesign-idml-package",
            "designmap.xml": '<?aid style="50"?><Document><Story src="Stories/s1.xml"/></Document>',
            "Stories/s1.xml": f"<Story>{body}</Story>",
            "Spreads/p1.xml": f"<Spread>{links}</Spread>",
            "META-INF/metadata.xml": metadata,
        }
    )
