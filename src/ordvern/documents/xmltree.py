"""XML from strangers: parsed without entities, without a DTD and without any way out."""

import re

from lxml import etree
from lxml.etree import _Element

from ordvern.documents.reason import Reason, Refused

UTF7 = re.compile(rb"(?i)<\?xml[^>]*encoding\s*=\s*[\"']utf-?7")
HEAD = 256
WIDE_ENTITIES = re.compile(rb"<\0!\0E\0N\0T\0I\0T\0Y")
TOO_MUCH = re.compile(r"(?i)depth|huge|too (?:long|big|many|large)|entity.*loop|amplification")


def _parser(*, entities_declared: bool, recover: bool) -> etree.XMLParser:
    """`huge_tree` lifts libxml2's nesting limit of 256, which 200 nested tables exceed, but also
    its guard against entity expansion: so it is off where entities are declared."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=not entities_declared,
        collect_ids=False,
        recover=recover,
    )


def parse(content: bytes, *, recover: bool = False) -> _Element:
    """The root element; raise Refused if `content` is not well-formed or nests too deeply.

    With `recover`, what libxml2 can save of broken XML is taken. References to entities are
    dropped, so that the text around them stands together.
    """
    if UTF7.search(content, 0, HEAD):
        raise Refused(Reason.CORRUPT)
    declared = b"<!ENTITY" in content or (b"\0" in content and WIDE_ENTITIES.search(content))
    parser = _parser(entities_declared=bool(declared), recover=recover)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(_reason(error)) from None
    except (ValueError, LookupError):
        raise Refused(Reason.CORRUPT) from None
    if root is None:
        raise Refused(Reason.CORRUPT)
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root


def _reason(error: etree.XMLSyntaxError) -> Reason:
    """libxml2 has no one code for "too much"; its messages do not quote the document here."""
    return Reason.TOO_COMPLEX if TOO_MUCH.search(str(error.msg)) else Reason.CORRUPT
