"""Writes an invoice or a credit note as EHF: Peppol BIS Billing 3.0 in UBL 2.1 (EN 16931).

Source of the elements and their order: the OASIS UBL 2.1 schemas; of the rules: EN 16931 and the
Peppol BIS Billing 3.0 specification with its Norwegian rules (NO-R-001, NO-R-002).
"""

from decimal import Decimal

from django.utils import translation
from lxml import etree

from .bill import Bill, Party
from .calculation import Line
from .money import Money
from .services import Unit
from .vat import REASONS, Vat, VatClass
from .wording import name_of

CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
ROOT = "urn:oasis:names:specification:ubl:schema:xsd:{0}-2"
CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
NORWEGIAN_NUMBER = "0192"  # the code of Brønnøysundregistrene among electronic addresses
UNITS = {Unit.WORD: "D68", Unit.PAGE: "ZP", Unit.HOUR: "HUR", Unit.FIXED: "C62"}  # UN/ECE Rec 20
DISCOUNT = "95"  # UNCL 5189
TRANSFER = "30"  # UNCL 4461: credit transfer
INVOICE, CREDIT_NOTE = "380", "381"  # UNCL 1001

Element = etree._Element


class NotForEhf(Exception):
    """The buyer is abroad or has no organisation number: no electronic address is known."""


def ehf(bill: Bill, *, language: str = "nb") -> bytes:
    """The document, UTF-8, with names of lines in `language`. Raises `NotForEhf`."""
    if not may_be_ehf(bill):
        raise NotForEhf
    with translation.override(language):
        root = _document(bill)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def may_be_ehf(bill: Bill) -> bool:
    parties = (bill.seller, bill.buyer)
    return all(each.organisation_number and each.country == "NO" for each in parties)


def _document(bill: Bill) -> Element:
    credit = bill.takes_back is not None
    kind = "CreditNote" if credit else "Invoice"
    namespace = ROOT.format(kind)
    names: dict[str | None, str] = {None: namespace, "cac": CAC, "cbc": CBC}
    root = etree.Element(f"{{{namespace}}}{kind}", nsmap=names)  # type: ignore[arg-type]  # the stubs know no default namespace
    _head(root, bill, credit=credit)
    _party(_group(_group(root, "AccountingSupplierParty"), "Party"), bill.seller, seller=True)
    _party(_group(_group(root, "AccountingCustomerParty"), "Party"), bill.buyer, seller=False)
    _text(_group(root, "Delivery"), "ActualDeliveryDate", bill.delivered_on.isoformat())
    _payment(root, bill, credit=credit)
    _sums(root, bill)
    for number, line in enumerate(bill.calculation.lines, start=1):
        _line(root, number, line, bill.calculation.vat, credit=credit)
    return root


def _head(root: Element, bill: Bill, *, credit: bool) -> None:
    _text(root, "CustomizationID", CUSTOMIZATION)
    _text(root, "ProfileID", PROFILE)
    _text(root, "ID", str(bill.number))
    _text(root, "IssueDate", bill.issued_on.isoformat())
    if not credit:
        _text(root, "DueDate", bill.due_on.isoformat())
    _text(
        root, f"{'CreditNote' if credit else 'Invoice'}TypeCode", CREDIT_NOTE if credit else INVOICE
    )
    _text(root, "DocumentCurrencyCode", bill.calculation.currency)
    _text(root, "BuyerReference", bill.reference or bill.order_number)
    if bill.takes_back is not None:
        number, issued_on = bill.takes_back
        first = _group(_group(root, "BillingReference"), "InvoiceDocumentReference")
        _text(first, "ID", str(number))
        _text(first, "IssueDate", issued_on.isoformat())


def _party(into: Element, party: Party, *, seller: bool) -> None:
    _text(into, "EndpointID", party.organisation_number, schemeID=NORWEGIAN_NUMBER)
    _text(_group(into, "PartyName"), "Name", party.name)
    address = _group(into, "PostalAddress")
    for name, value in (
        ("StreetName", party.street),
        ("CityName", party.city),
        ("PostalZone", party.postal_code),
    ):
        if value:
            _text(address, name, value)
    _text(_group(address, "Country"), "IdentificationCode", party.country)
    if party.vat_number:
        _tax_scheme(into, party.vat_number, "VAT")
    if seller:
        _tax_scheme(into, "Foretaksregisteret", "TAX")  # NO-R-002
    legal = _group(into, "PartyLegalEntity")
    _text(legal, "RegistrationName", party.name)
    _text(legal, "CompanyID", party.organisation_number, schemeID=NORWEGIAN_NUMBER)


def _tax_scheme(party: Element, number: str, scheme: str) -> None:
    into = _group(party, "PartyTaxScheme")
    _text(into, "CompanyID", number)
    _text(_group(into, "TaxScheme"), "ID", scheme)


def _payment(root: Element, bill: Bill, *, credit: bool) -> None:
    means = _group(root, "PaymentMeans")
    _text(means, "PaymentMeansCode", TRANSFER)
    if credit:
        _text(means, "PaymentDueDate", bill.due_on.isoformat())
    if bill.kid:
        _text(means, "PaymentID", bill.kid)
    if bill.iban:
        _text(_group(means, "PayeeFinancialAccount"), "ID", bill.iban)


def _sums(root: Element, bill: Bill) -> None:
    found = bill.calculation
    tax = _group(root, "TaxTotal")
    _money(tax, "TaxAmount", found.tax)
    part = _group(tax, "TaxSubtotal")
    _money(part, "TaxableAmount", found.net)
    _money(part, "TaxAmount", found.tax)
    _category(_group(part, "TaxCategory"), found.vat, with_reason=True)
    sums = _group(root, "LegalMonetaryTotal")
    _money(sums, "LineExtensionAmount", found.net)
    _money(sums, "TaxExclusiveAmount", found.net)
    _money(sums, "TaxInclusiveAmount", found.gross)
    _money(sums, "PayableAmount", found.gross)


def _category(into: Element, vat: Vat, *, with_reason: bool) -> None:
    _text(into, "ID", vat.kind.value)
    if vat.kind != VatClass.OUTSIDE:  # a sale outside the tax has no rate (BR-O-5)
        _text(into, "Percent", _plain(vat.rate))
    if with_reason and vat.kind in REASONS:
        _text(into, "TaxExemptionReason", str(REASONS[vat.kind]))
    _text(_group(into, "TaxScheme"), "ID", "VAT")


def _line(root: Element, number: int, line: Line, vat: Vat, *, credit: bool) -> None:
    into = _group(root, "CreditNoteLine" if credit else "InvoiceLine")
    _text(into, "ID", str(number))
    quantity = "CreditedQuantity" if credit else "InvoicedQuantity"
    _text(into, quantity, _plain(line.quantity), unitCode=UNITS[Unit(line.unit)])
    _money(into, "LineExtensionAmount", line.net)
    if line.taken_off.minor:
        _discount(_group(into, "AllowanceCharge"), line)
    item = _group(into, "Item")
    _text(item, "Name", name_of(line))
    _category(_group(item, "ClassifiedTaxCategory"), vat, with_reason=False)
    price = _group(into, "Price")
    _text(price, "PriceAmount", _plain(line.unit_price), currencyID=line.currency)


def _discount(into: Element, line: Line) -> None:
    _text(into, "ChargeIndicator", "false")
    _text(into, "AllowanceChargeReasonCode", DISCOUNT)
    _text(into, "MultiplierFactorNumeric", _plain(line.discount))
    _money(into, "Amount", line.taken_off)
    _money(into, "BaseAmount", line.full)


def _money(into: Element, name: str, amount: Money) -> None:
    _text(into, name, f"{amount.amount:.2f}", currencyID=amount.currency)


def _text(into: Element, name: str, value: str, **attributes: str) -> None:
    element = etree.SubElement(into, f"{{{CBC}}}{name}", attributes)
    element.text = value


def _group(into: Element, name: str) -> Element:
    return etree.SubElement(into, f"{{{CAC}}}{name}")


def _plain(number: Decimal) -> str:
    """Without an exponent and without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
