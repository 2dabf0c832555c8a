"""XML is parsed with its teeth drawn."""

import pytest

from ordvern.documents import Reason, Refused
from ordvern.documents.xmltree import parse

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
REACHING_OUT = {
    "file": '<!ENTITY e SYSTEM "file:///etc/passwd">',
    "network": '<!ENTITY e SYSTEM "http://127.0.0.1:47811/x">',
    "own words": '<!ENTITY e "expanded">',
}


@pytest.mark.parametrize("entity", REACHING_OUT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_left_out_and_the_text_around_them_stays(entity: str, encoding: str) -> None:
    source = f"<!DOCTYPE r [{REACHING_OUT[entity]}]><r>before &e;after</r>"

    assert parse(source.encode(encoding)).text == "before after"


def test_laughter_does_not_grow() -> None:
    source = f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]><r a="&l11;">&l11;</r>'

    with pytest.raises(Refused) as refusal:
        parse(source.encode())
    assert refusal.value.reason in (Reason.TOO_COMPLEX, Reason.CORRUPT)


def test_the_doctype_of_honest_tools_is_no_obstacle() -> None:
    source = b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><body>x</body></tmx>'

    assert parse(source).findtext("body") == "x"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"<r>" * 100_000, Reason.TOO_COMPLEX),
        (b"<r>\x00</r>", Reason.CORRUPT),
        (b"<r>", Reason.CORRUPT),
        (b"<?xml version='1.0' encoding='UTF-7'?><r/>", Reason.CORRUPT),
        (b"<?xml version='1.0' encoding='nonsense'?><r/>", Reason.CORRUPT),
        (b"", Reason.CORRUPT),
    ],
)
def test_what_cannot_be_parsed_has_a_reason(source: bytes, reason: Reason) -> None:
    with pytest.raises(Refused, match=reason):
        parse(source)


def test_what_can_be_saved_of_broken_xml_is_taken_when_asked() -> None:
    assert parse(b"<r><a>Ola</a><b></r>", recover=True).findtext("a") == "Ola"
