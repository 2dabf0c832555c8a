"""Planted files that are no packages: texts, translation files, mails, web pages, PDFs."""

# ruff: noqa: E501  the fixtures read better on long lines

import base64
import json
from email.message import EmailMessage
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.documents.conformance.packages import Planted, docx, halves
from tests.documents.redaction.planting import KEPT
from tests.documents.redaction.test_pdf import page


def txt(person: str, number: str) -> Planted:
    says = f"{person} har telefon {number}.\n{KEPT}\n{person.upper()}s\n"
    return {name: says.encode(name) for name in ("utf-8", "utf-16")}


def csv(person: str, number: str) -> Planted:
    first, _, second = person.partition(" ")
    return {
        "cells": f'navn;tlf\n"{person}";{number}\n{KEPT};x\n'.encode(),
        "over two cells": f"navn,x\n{person},{number}\n{first},{second}\n{KEPT},x\n".encode(),
        "doubled quotes": f'navn\ttlf\n"""{person}"""\t{number}\n{KEPT}\tx\n'.encode(),
    }


def md(person: str, number: str) -> Planted:
    first, _, second = person.partition(" ")
    return {
        "emphasis": f"# {person}\n\n**{first}** {second} har telefon `{number}`.\n\n{KEPT}\n".encode(),
        "link": f"[{person}](https://example.no/{person.replace(' ', '-')}) {number}\n\n{KEPT}\n".encode(),
    }


def srt(person: str, number: str) -> Planted:
    first, _, second = person.partition(" ")
    cue = "00:00:01,000 --> 00:00:02,000"
    return {
        "over two lines": f"1\n{cue}\n{person}: {number}\n\n2\n{cue}\n- {first}\n{second}?\n\n3\n{cue}\n{KEPT}\n".encode()
    }


def po(person: str, number: str) -> Planted:
    first, second = person[:5], person[5:]
    head = f'msgid ""\nmsgstr ""\n"Last-Translator: {person} <a@b.no>\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgid "{person} har telefon {number}."\nmsgstr "{KEPT}"\n'
    return {
        "strings": f"{head}{entry}".encode(),
        "continued": f'{head}{entry}\nmsgid ""\n"Hei {first}"\n"{second} \\"x\\"\\n"\nmsgstr ""\n'.encode(),
        "comment and earlier string": f'{head}# Spør {person}\n#| msgid "Hei {person}"\n{entry}'.encode(),
    }


def json_(person: str, number: str) -> Planted:
    digits = "".join(each for each in number if each.isdigit()).lstrip("0") or "0"
    says = {"person": f"{person} har telefon {number}.", "kept": KEPT}
    return {
        "escapes": json.dumps({**says, "sitat": f'"{person}"\n\t\\'}).encode(),
        "keys": json.dumps({**says, person: [number]}, ensure_ascii=False).encode(),
        "numbers": json.dumps({**says, "n": int(digits)}, ensure_ascii=False).encode(),
        "lines": "\n".join(json.dumps(each) for each in (says, {"a": person})).encode(),
    }


def html(person: str, number: str) -> Planted:
    first, second = halves(person)
    name = escape(person)
    lines = f"<p>{escape(f'{person} har telefon {number}.')}</p><p>{KEPT}</p>"
    return {
        "tags": f"<html><body>{lines}<p>{first}<b>{second}</b></p></body></html>".encode(),
        "attribute": f'<html><body>{lines}<img alt="{name}" src="a.png"></body></html>'.encode(),
        "script": f"<html><body>{lines}<script>x = {json.dumps(person)}</script></body></html>".encode(),
    }


def _xliff1(units: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a.txt" source-language="nb" target-language="en" datatype="plaintext">{before}<body>{units}</body></file></xliff>'.encode()


def xliff(person: str, number: str) -> Planted:
    first, second = halves(person)
    name, says = escape(person), escape(f"{person} har telefon {number}.")
    unit = f'<trans-unit id="1"><source>{says}</source><target>{KEPT}</target></trans-unit>'
    carried = base64.b64encode(next(iter(docx(person, number).values()))).decode()
    second_form = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nb" trgLang="en"><file id="f"><unit id="1"><notes><note>{name}</note></notes><segment><source>{says} <pc id="1">{first}</pc>{second}</source><target>{KEPT}</target></segment></unit></file></xliff>'
    return {
        "inline codes": _xliff1(
            unit
            + f'<trans-unit id="2"><source>{first}<bpt id="1">&lt;b&gt;</bpt>{second}<ept id="1">&lt;/b&gt;</ept></source></trans-unit>'
        ),
        "people and notes": _xliff1(
            unit.replace("<target>", f'<note from="{name}">{name}</note><target>'),
            f'<header><phase-group><phase phase-name="a" process-name="b" contact-name="{name}"/></phase-group></header>',
        ),
        "earlier version": _xliff1(
            unit.replace(
                "</trans-unit>",
                f'<alt-trans alttranstype="previous-version"><target>{says}</target></alt-trans></trans-unit>',
            )
        ),
        "carried document": _xliff1(
            unit,
            f'<header><skl><internal-file form="base64">{carried}</internal-file></skl></header>',
        ),
        "version 2": second_form.encode(),
    }


def tmx(person: str, number: str) -> Planted:
    first, second = halves(person)
    name, says = escape(person), escape(f"{person} har telefon {number}.")
    unit = '<tu creationid="{0}" changeid="{0}"><prop type="x">{0}</prop><note>{0}</note><tuv xml:lang="nb"><seg>{1}</seg></tuv><tuv xml:lang="en"><seg>{2}</seg></tuv></tu>'
    whole = '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationid="{0}" srclang="nb"/><body>{1}</body></tmx>'
    inside = f"Hei {first}<ph>&lt;br/&gt;</ph>{second}"
    return {
        "people": whole.format(name, unit.format(name, says, KEPT)).encode(),
        "inline codes": whole.format(
            "x", unit.format("x", says, KEPT) + unit.format("y", inside, "x")
        ).encode(),
        "utf-16": whole.format("x", unit.format(name, says, KEPT))
        .replace('"1.0"?', '"1.0" encoding="UTF-16"?')
        .encode("utf-16"),
    }


def xml(person: str, number: str) -> Planted:
    first, second = halves(person)
    name, says = escape(person), escape(f"{person} har telefon {number}.")
    return {
        "mixed": f'<?xml version="1.0"?><a><b>{says}</b><c>Hei {first}<i>{second}</i>!</c><k>{KEPT}</k></a>'.encode(),
        "comment and attribute": f'<?xml version="1.0"?><!-- {name} --><a title="{name}"><b>{says}</b><k>{KEPT}</k><?note {name}?></a>'.encode(),
    }


def eml(person: str, number: str) -> Planted:
    return {
        "headers": _mail(person, number).as_bytes(),
        "alternative": _alternative(person, number).as_bytes(),
        "attached document": _attached(person, number).as_bytes(),
        "mail inside": _forwarded(person, number).as_bytes(),
    }


def _mail(person: str, number: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f'"{person}" <a@example.no>'
    message["To"] = "byraa@example.no"
    message["Subject"] = f"Fra {person}"
    message["X-Sender-Name"] = person
    message.set_content(f"{person} har telefon {number}.\n\n{KEPT}\n")
    return message


def _alternative(person: str, number: str) -> EmailMessage:
    message = _mail(person, number)
    first, second = halves(person)
    message.add_alternative(f"<p>{first}<b>{second}</b></p>", subtype="html", cte="base64")
    return message


def _attached(person: str, number: str) -> EmailMessage:
    message = _mail(person, number)
    content = next(iter(docx(person, number).values()))
    message.add_attachment(
        content, maintype="application", subtype="octet-stream", filename=f"{person}.docx"
    )
    message.add_attachment(
        b"\x00\x01" + person.encode(), maintype="application", subtype="x-y", filename="x.bin"
    )
    message.add_attachment(
        f"{person};x\n".encode(), maintype="text", subtype="csv", filename="liste.csv"
    )
    return message


def _forwarded(person: str, number: str) -> EmailMessage:
    message = _mail(person, number)
    message.add_attachment(_mail(person, number))
    return message


def pdf(person: str, number: str) -> Planted:
    def quoted(text: str) -> str:
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

    lines = f"BT /F 12 Tf 50 700 Td ({quoted(f'{person} har telefon {number}.')}) Tj 0 -40 Td ({KEPT}) Tj ET "

    def note(document: pikepdf.Pdf) -> None:
        words = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([1, 1, 9, 9]), Contents=person
        )
        document.pages[0].obj.Annots = Array([document.make_indirect(words)])

    return {
        "page": page(
            f"BT /F 9 Tf 50 500 Td [({quoted(person[:3])}) -20 ({quoted(person[3:])})] TJ ET",
            text=lines,
        ),
        "properties": page(
            "", lambda document: document.docinfo.update({"/Title": person}), text=lines
        ),
        "note": page("", note, text=lines),
    }
