"""A planted name leaves a page from every place in its source; the rest of the source stays."""

import pytest

from ordvern.documents.redaction.html import redact_html
from ordvern.documents.redaction.values import Values
from tests.documents.redaction.planting import KEPT, NAME, NUMBER, redact, traces

VALUES = Values({NAME: "[1]", NUMBER: "[2]"})
PAGE = f"<!DOCTYPE html><html><body><p>{NAME} har {NUMBER}.</p>\n<p>{KEPT}</p>{{}}</body></html>"

PLACES = {
    "text": f"<div>{NAME}</div>",
    "across tags": "<p>Sol<b>frid</b> Kana<span>riv</span>ik</p>",
    "references": "<p>&#83;olfrid&nbsp;Kanarivik &#x34;1 23 45 67</p>",
    "soft hyphen": "<p>Solfrid Kana&shy;rivik</p>",
    "attribute": f"<img alt='{NAME}' title={NUMBER.replace(' ', '')}>",
    "joined by a tag": f"<p>{NAME}<code>og</code>x<b>{NUMBER}</b>7</p>",
    "referenced attribute": '<img alt="Solfrid&#32;Kanarivik">',
    "link": '<a href="mailto:solfrid.kanarivik@example.no">post</a>',
    "encoded link": '<a href="/?q=Solfrid%20Kanarivik&x=1">post</a>',
    "data link": '<a href="data:text/plain;base64,U29sZnJpZCBLYW5hcml2aWs=">x</a>',
    "meta": f'<meta name="author" content="{NAME}">',
    "title": f"<title>Om {NAME}</title>",
    "comment": f"<!-- {NAME} -->",
    "comment with tags": "<!--[if IE]><p>Sol<b>frid</b> Kanarivik</p><![endif]-->",
    "script": f'<script>var a = "{NAME}", b = "x\\n{NAME}";</script>',
    "escaped script": '<script>var a = "Solfrid\\u0020Kanari\\u0076ik";</script>',
    "style": f"<style>p::before {{ content: '{NAME}' }}</style>",
    "frame": '<iframe srcdoc="&lt;p&gt;Sol&lt;b&gt;frid&lt;/b&gt; Kanarivik&lt;/p&gt;"></iframe>',
    "text area": f"<textarea>{NAME}</textarea>",
    "template": f"<template><p>{NAME}</p></template>",
    "hidden field": f'<input type="hidden" value="{NAME}">',
    "data attribute": f'<p data-navn="{NAME}">x</p>',
    "stray quote": f'<p title="a"b" {NAME}>x</p>',
    "declaration": f"<!ELEMENT {NAME}>",
    "after the end": f"</html>{NAME}",
}


@pytest.mark.parametrize("place", PLACES)
def test_nothing_planted_is_left(place: str) -> None:
    original = PAGE.format(PLACES[place]).encode()

    redacted = redact(original).content

    assert not traces(redacted)
    assert redacted.startswith(PAGE[: PAGE.index(NAME)].encode() + b"<p>"[3:] + b"[skjult 1]")
    assert KEPT.encode() in redacted


def test_source_stays_as_it_was() -> None:
    source = '<P Class=a  id="b">&lt;Hei&gt;  <B>Sol</B>frid Kanarivik &amp; co<br/>\r\n</P>'

    written, removed = redact_html(source, VALUES, "utf-8")

    assert written == '<P Class=a  id="b">&lt;Hei&gt;  <B>[1]</B> &amp; co<br/>\r\n</P>'
    assert removed == 1


def test_label_is_escaped_and_fits_the_encoding() -> None:
    values = Values({"Kari": "<ærlig>"})

    assert redact_html("<p>Kari</p>", values, "latin-1")[0] == "<p>&lt;ærlig&gt;</p>"
    assert redact_html("<p>Kari</p>", values, "ascii")[0] == "<p>[...]</p>"


def test_declared_encoding_is_kept() -> None:
    page = PAGE.replace("<body>", '<meta charset="iso-8859-1"><body>').format("<p>æøå</p>")

    redacted = redact(page.encode("latin-1")).content

    assert "<p>æøå</p>".encode("latin-1") in redacted
    assert not traces(redacted)


def test_longer_words_are_not_cut() -> None:
    source = "<p>Solfrid Kanarivika, Osolfrid Kanarivik, 141 23 45 67</p>"

    assert redact_html(source, VALUES, "utf-8") == (source, 0)
