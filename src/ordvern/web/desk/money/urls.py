"""Addresses of the pages about money; part of the desk's."""

from django.urls import path

from . import agency, invoices, prices, quotes, waiving

ORDER = "oppdrag/<uuid:order_id>/"
INVOICE = "fakturaer/<uuid:invoice_id>/"

urlpatterns = [
    path(f"{ORDER}tilbud/", quotes.order_quote, name="order-quote"),
    path(f"{ORDER}tilbud/pa-nytt/", quotes.order_quote_anew, name="order-quote-anew"),
    path(f"{ORDER}avtalt/", quotes.order_agree, name="order-agree"),
    path(f"{ORDER}faktura/", invoices.order_invoice, name="order-invoice"),
    path(f"{ORDER}uten-faktura/", waiving.order_waive, name="order-waive"),
    path(f"{ORDER}med-faktura/", waiving.order_invoice_after_all, name="order-invoice-after-all"),
    path("tilbud/<uuid:quote_id>/pdf/", quotes.quote_document, name="quote-document"),
    path("fakturaer/", invoices.invoices, name="invoices"),
    path("fakturaer/tabell/", invoices.invoices_table, name="invoices-table"),
    path(INVOICE, invoices.invoice, name="invoice"),
    path(f"{INVOICE}pdf/", invoices.invoice_document, name="invoice-document"),
    path(f"{INVOICE}ehf/", invoices.invoice_ehf, name="invoice-ehf"),
    path(f"{INVOICE}betalt/", invoices.invoice_pay, name="invoice-pay"),
    path(f"{INVOICE}krediter/", invoices.invoice_credit, name="invoice-credit"),
    path("priser/", prices.prices, name="prices"),
    path("priser/ny/", prices.price_list_open, name="price-list-open"),
    path("priser/<int:list_id>/", prices.price_list, name="price-list"),
    path("byraet/", agency.agency, name="agency"),
    path("kunder/<int:customer_id>/vilkar/", agency.customer_terms, name="customer-terms"),
]
