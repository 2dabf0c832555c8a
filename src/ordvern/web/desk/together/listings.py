"""What can be done to many orders, invoices and inquiries at once: one table."""

from functools import partial

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ordvern.apps.billing.models import Invoice
from ordvern.apps.billing.states import InvoiceStatus
from ordvern.apps.billing.usecases.note_payment import note_payment
from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power
from ordvern.apps.intake.models import Inquiry
from ordvern.apps.intake.usecases.close_inquiry import close_inquiry
from ordvern.apps.orders.models import Order, OrderQuerySet
from ordvern.apps.orders.states import DELIVERED, Status
from ordvern.apps.orders.usecases.agree_on_price import agree_on_price
from ordvern.apps.orders.usecases.invoice_as_shown import invoice_as_shown
from ordvern.apps.orders.usecases.put_on_order import put_on_order
from ordvern.apps.orders.usecases.waive_invoice import waive_invoice
from ordvern.web.desk.incoming.rows import rows as inquiry_rows
from ordvern.web.desk.navigation import OF_FINANCE, meets_invoices_only
from ordvern.web.desk.rows import with_files
from ordvern.web.desk.waive_form import WaiveForm
from ordvern.web.ui.templatetags.money import gross_of

from .deed import Deed, Listing, TakeOut
from .forms import ColleagueForm, paid_today
from .invoicing import shown_sum
from .taking_out import invoice_documents, invoice_table, order_table

RUNS, KEEPS = (Power.RUN_ORDERS,), (Power.KEEP_ACCOUNTS,)
ONCE_DELIVERED = DELIVERED | set(OF_FINANCE)
UNPAID = frozenset({InvoiceStatus.OPEN.value, "overdue"})
NOT_TO_BE_INVOICED = _("The order is not delivered, or is invoiced, or is not to be.")
ORDER_MOVED_ON = _("The order has moved on, or is not that far. See where it stands.")


def _orders(actor: Actor) -> OrderQuerySet:
    return with_files(Order.objects.visible_to(actor)).order_by("number")


def _payable(actor: Actor) -> OrderQuerySet:
    found = Order.objects.payable_to(actor).select_related("customer__account")
    return found.prefetch_related("steps").order_by("number")


def _invoices(actor: Actor) -> QuerySet[Invoice]:
    found = Invoice.objects.visible_to(actor)
    return found.select_related("credits", "customer").order_by("number")


def _inquiries(actor: Actor) -> QuerySet[Inquiry]:
    found = Inquiry.objects.visible_to(actor).select_related("folder", "customer", "incoming")
    return found.order_by("received_at", "pk")


def _order_url(order: Model, actor: Actor) -> str:
    page = "desk:order-invoice" if meets_invoices_only(actor) else "desk:order"
    return reverse(page, args=[order.pk])


def _url(page: str, row: Model, actor: Actor) -> str:
    return reverse(page, args=[row.pk])


ORDERS = Listing(
    page="desk:orders",
    address="desk:orders-together",
    most=25,
    url_of=_order_url,
    about=lambda order: order.customer.name,
    deeds=(
        Deed(
            name="colleague",
            words=_("Put a colleague on"),
            powers=RUNS,
            rows=_orders,
            use_case=put_on_order,
            form=ColleagueForm,
            done=ngettext_lazy(
                "The colleague is on %(count)s order.",
                "The colleague is on %(count)s orders.",
                "count",
            ),
            moved_on=ORDER_MOVED_ON,
        ),
        Deed(
            name="invoice",
            words=_("Issue invoices"),
            powers=KEEPS,
            rows=_payable,
            use_case=invoice_as_shown,
            preview=shown_sum,
            warning=_(
                "Each order gets an invoice of its own, with the next number of the series, and the"
                " customer is told. This cannot be undone; an invoice can only be credited."
            ),
            done=ngettext_lazy(
                "%(count)s invoice is issued, and the customer is told.",
                "%(count)s invoices are issued, and the customers are told.",
                "count",
            ),
            moved_on=NOT_TO_BE_INVOICED,
            states=ONCE_DELIVERED,
        ),
        Deed(
            name="waive",
            words=_("Not to be invoiced"),
            powers=RUNS,
            rows=_orders,
            use_case=waive_invoice,
            form=WaiveForm,
            done=ngettext_lazy(
                "Noted: %(count)s order is not to be invoiced.",
                "Noted: %(count)s orders are not to be invoiced.",
                "count",
            ),
            moved_on=NOT_TO_BE_INVOICED,
            states=ONCE_DELIVERED,
        ),
        Deed(
            name="agree",
            words=_("Price agreed"),
            powers=RUNS + KEEPS,
            rows=_payable,
            use_case=agree_on_price,
            done=ngettext_lazy(
                "Noted: %(count)s customer has ordered at our prices.",
                "Noted: of %(count)s orders, that the customer has ordered at our prices.",
                "count",
            ),
            moved_on=_("A quote awaits its answer, or the order came to nothing."),
            states=ONCE_DELIVERED | {Status.RELEASED.value, "to-start"},
        ),
        TakeOut(
            name="table", words=_("Take out as CSV"), powers=RUNS, rows=_orders, make=order_table
        ),
    ),
)

INVOICES = Listing(
    page="desk:invoices",
    address="desk:invoices-together",
    most=50,
    url_of=partial(_url, "desk:invoice"),
    about=lambda invoice: f"{invoice.buyer['name']} · {gross_of(invoice)}",
    deeds=(
        Deed(
            name="pay",
            words=_("Note as paid"),
            powers=KEEPS,
            rows=_invoices,
            use_case=note_payment,
            form=paid_today,
            done=ngettext_lazy(
                "%(count)s invoice is noted as paid.",
                "%(count)s invoices are noted as paid.",
                "count",
            ),
            moved_on=_("The invoice is not open any more."),
            states=UNPAID,
        ),
        TakeOut(
            name="documents",
            words=_("PDF and EHF in a ZIP"),
            powers=KEEPS,
            rows=_invoices,
            make=invoice_documents,
        ),
        TakeOut(
            name="table",
            words=_("Take out as CSV"),
            powers=KEEPS,
            rows=_invoices,
            make=invoice_table,
        ),
    ),
)

INQUIRIES = Listing(
    page="desk:inquiries",
    address="desk:inquiries-together",
    most=25,
    url_of=partial(_url, "desk:inquiry"),
    about=lambda inquiry: inquiry_rows([inquiry])[0].name,
    deeds=(
        Deed(
            name="close",
            words=_("Put aside and erase"),
            powers=RUNS,
            rows=_inquiries,
            use_case=close_inquiry,
            warning=_(
                "What was written and every file that came with it are erased at once. Nobody is"
                " told. This cannot be undone."
            ),
            done=ngettext_lazy(
                "%(count)s inquiry put aside. What came with it is being erased.",
                "%(count)s inquiries put aside. What came with them is being erased.",
                "count",
            ),
            moved_on=_("It is an order by now, or was put aside before."),
        ),
    ),
)

LISTINGS = {"orders": ORDERS, "invoices": INVOICES, "inquiries": INQUIRIES}
