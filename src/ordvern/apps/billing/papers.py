"""Between stored lines and calculations, and between stored lists and price books."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from ordvern.apps.customers.models import Customer

from .calculation import Calculation, Line
from .models import (
    ONLY,
    AgencyDetails,
    Invoice,
    LineOfPaper,
    PriceList,
    Quote,
    Terms,
)
from .money import Money
from .prices import USUAL_GRID, PriceBook, Rate
from .services import Band, Item, Unit
from .vat import Vat, VatClass


def agency_details() -> AgencyDetails:
    """What the agency typed, or what the settings say of it until it has."""
    saved = AgencyDetails.objects.filter(pk=ONLY).first()
    if saved is not None:
        return saved
    agency = settings.AGENCY
    number = agency["organisation_number"].replace(" ", "")[:9]
    return AgencyDetails(pk=ONLY, name=agency["name"], organisation_number=number)


def terms_of(customer: Customer) -> Terms:
    """The customer's terms, or the usual ones."""
    return Terms.objects.filter(customer=customer).first() or Terms(customer=customer)


def vat_for(customer: Customer, day: date) -> Vat:
    """The tax on a sale to the customer on that day."""
    if not agency_details().in_vat_register:
        return Vat.on(day, VatClass.OUTSIDE)
    return Vat.on(day, VatClass(terms_of(customer).vat_class))


def books_for(customer: Customer | None, day: date) -> list[PriceBook]:
    """The customer's own list and the agency's, each the newest that is valid."""
    lists = PriceList.objects.for_customer(customer, day).prefetch_related("prices", "shares")
    newest: dict[int | None, PriceList] = {}
    for each in lists:
        newest.setdefault(each.customer_id, each)
    return [book_of(each) for each in newest.values()]


def book_of(price_list: PriceList) -> PriceBook:
    """The list as a plain value; bands without a share cost what they usually do."""
    grid = dict(USUAL_GRID) | {Band(share.band): share.percent for share in price_list.shares.all()}
    minimum = price_list.minimum
    return PriceBook(
        currency=price_list.currency,
        rates=[
            Rate(
                Item(price.item),
                Unit(price.unit),
                price.price,
                price.source_language,
                price.target_language,
                price.subject,
            )
            for price in price_list.prices.all()
        ],
        grid=grid,
        minimum=None if minimum is None else Money.of(minimum, price_list.currency),
        rush=price_list.rush,
        words_per_page=price_list.words_per_page,
        words_per_hour=price_list.words_per_hour,
        least_hours=price_list.least_hours,
    )


def keep_lines(
    lines: Sequence[Line], *, quote: Quote | None = None, invoice: Invoice | None = None
) -> None:
    """Write the lines down; call inside the transaction that makes their paper."""
    LineOfPaper.objects.bulk_create(
        LineOfPaper(
            quote=quote,
            invoice=invoice,
            ordinal=ordinal,
            item=line.item,
            unit=line.unit,
            band=line.band,
            source_language=line.source_language,
            target_language=line.target_language,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount=line.discount,
        )
        for ordinal, line in enumerate(lines)
    )


def calculation_of(paper: Quote | Invoice) -> Calculation:
    """The paper's lines and sums again, by the rule it was made with."""
    lines = tuple(_line(line, paper.currency) for line in paper.lines.all())
    vat = Vat(VatClass(paper.vat_class), paper.vat_rate)
    return Calculation(lines, vat, paper.currency, paper.rule)


def _line(stored: LineOfPaper, currency: str) -> Line:
    return Line(
        item=Item(stored.item),
        unit=Unit(stored.unit),
        quantity=stored.quantity,
        unit_price=stored.unit_price,
        currency=currency,
        band=stored.band,
        discount=stored.discount,
        source_language=stored.source_language,
        target_language=stored.target_language,
    )
