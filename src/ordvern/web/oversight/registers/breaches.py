"""The register of breaches, and one case: described, weighed, printed."""

from itertools import islice

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.files.store import unseal
from ordvern.apps.orders.models import Order
from ordvern.apps.registers.alarms import bulk_readings
from ordvern.apps.registers.facts import facts_of, proposed_context, proposed_ease
from ordvern.apps.registers.models import Breach, TextField
from ordvern.apps.registers.report import report_pdf, report_sheet
from ordvern.apps.registers.running import clock_for
from ordvern.apps.registers.usecases.describe_breach import NoSuchOrder, describe_breach
from ordvern.apps.registers.usecases.open_breach import Beginning, open_breach
from ordvern.apps.registers.usecases.weigh_breach import NoReasons, weigh_breach
from ordvern.apps.registers.words import LEVELS
from ordvern.apps.statement.promises import PROMISES
from ordvern.apps.statement.standing import standings
from ordvern.vault import Shredded
from ordvern.web.oversight.subjects import orders_of
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import gone, pdf_download

from .deciding import alarms
from .forms import BreachForm, BreachOpenForm, DismissForm, ReportForm, WeighForm

ON_A_PAGE = 25
MOST_ORDERS = 200
PAGE = "oversight/registers/breach_form.html"


@require_safe
def breaches(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    found = Breach.objects.visible_to(actor).prefetch_related("reports").order_by("-known_at")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(each, clock_for(each, now=now)) for each in page.object_list],
        "alarms": alarms(standings(), now),
    }
    return render(request, "oversight/registers/breaches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def breach_open(request: HttpRequest) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    form = BreachOpenForm(request.POST or None, initial={"known_at": now})
    if request.method == "POST" and form.is_valid():
        found_by = Breach.FoundBy(form.cleaned_data["found_by"])
        beginning = Beginning(form.cleaned_data["known_at"], found_by)
        made = open_breach(beginning, actor=actor, now=now)
        return redirect("oversight:breach-edit", made.pk)
    return _asked(request, form, _("A new breach"), _("Open the case"))


@require_POST
def alarm_open(request: HttpRequest) -> HttpResponse:
    """Make a case of an alarm, with the orders that it is about."""
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    origin = request.POST.get("origin", "")
    alarm = next((each for each in alarms(standings(), now) if each.origin == origin), None)
    if alarm is None:
        known = Breach.objects.visible_to(actor).exclude(origin="").filter(origin=origin).first()
        return redirect("oversight:breach", known.pk) if known else redirect("oversight:breaches")
    beginning = Beginning(
        now,
        Breach.FoundBy.SYSTEM,
        origin=origin,
        began_at=alarm.at,
        orders=[order.pk for order in _orders_of(origin, actor)],
    )
    return redirect("oversight:breach", open_breach(beginning, actor=actor, now=now).pk)


def _orders_of(origin: str, actor: Actor) -> list[Order]:
    """Those that an alarm names by its counter-examples or by the files that were opened."""
    kind, _colon, name = origin.partition("@")[0].partition(":")
    if kind == "reading":
        seen = (each for each in bulk_readings(timezone.now()) if each.origin == origin)
        folders = frozenset[str]().union(*(each.folders for each in seen))
        return list(Order.objects.visible_to(actor).filter(folder__in=folders))
    promise = next((each for each in PROMISES if kind == "promise" and each.id == name), None)
    names = islice(promise.breaches(timezone.now()), MOST_ORDERS) if promise else []
    return orders_of(names, actor)


@require_safe
def breach(request: HttpRequest, breach_id: int) -> HttpResponseBase:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = get_object_or_404(Breach.objects.visible_to(actor), pk=breach_id)
    try:
        sheet = report_sheet(shown, now=now)
    except Shredded:
        return gone(request, layout="oversight/base.html")
    weighing = shown.weighing
    context = {
        "breach": shown,
        "clock": clock_for(shown, now=now),
        "sheet": sheet,
        "weighing": weighing,
        "level": LEVELS[weighing.level] if weighing else "",
        "reports": shown.reports.all(),
        "notices": shown.notices.count(),
        "read": shown.notices.exclude(read_at=None).count(),
        "report_form": ReportForm(),
        "dismiss_form": DismissForm(),
    }
    return render(request, "oversight/registers/breach.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def breach_edit(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = get_object_or_404(Breach.objects.visible_to(actor).standing(), pk=breach_id)
    form = BreachForm(request.POST or None, breach=shown)
    if request.method == "POST" and form.is_valid():
        try:
            describe_breach(shown, description=form.description(), actor=actor, now=now)
        except NoSuchOrder as unknown:
            words = _("There is no order %(numbers)s.") % {"numbers": ", ".join(unknown.numbers)}
            form.add_error("orders", words)
        else:
            return redirect("oversight:breach", shown.pk)
    title = _("What is known of %(number)s") % {"number": shown.number}
    return _asked(request, form, title, _("Keep"), shown)


@require_http_methods(["GET", "HEAD", "POST"])
def breach_weigh(request: HttpRequest, breach_id: int) -> HttpResponse:
    actor, now = actor_of(request, Role.OFFICER), timezone.now()
    shown = get_object_or_404(Breach.objects.visible_to(actor).standing(), pk=breach_id)
    form = WeighForm(request.POST or None, initial=_proposed(shown))
    if request.method == "POST" and form.is_valid():
        try:
            decided = form.decision()
            weigh_breach(shown, weighing=form.weighing(), decision=decided, actor=actor, now=now)
        except NoReasons:
            form.add_error("reasons", _("The score asks for more than you decide. Say why."))
        else:
            return redirect("oversight:breach", shown.pk)
    title = _("How severe is %(number)s?") % {"number": shown.number}
    return _asked(request, form, title, _("Decide"), shown)


def _proposed(breach: Breach) -> dict[str, object]:
    """What was decided before; else what the findings in the files propose."""
    if weighing := breach.weighing:
        scores = {name: getattr(weighing, name) for name in weighing.__slots__}
        told = {"to_report": breach.to_report == "yes", "to_tell": breach.to_tell == "yes"}
        return {**scores, **told, "reasons": breach.texts_now().get(TextField.REASONS, "")}
    kinds = facts_of(breach, now=timezone.now()).kinds
    return {"context": proposed_context(kinds).value, "ease": proposed_ease(kinds).value}


def _asked(
    request: HttpRequest,
    form: BreachOpenForm | WeighForm,
    title: str,
    button: str,
    breach: Breach | None = None,
) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, "breach": breach}
    return render(request, PAGE, context, status=422 if form.errors else 200)


@require_safe
def breach_document(request: HttpRequest, breach_id: int) -> HttpResponseBase:
    actor = actor_of(request, Role.OFFICER)
    shown = get_object_or_404(Breach.objects.visible_to(actor), pk=breach_id)
    try:
        content = report_pdf(shown, now=timezone.now())
    except Shredded:
        return gone(request, layout="oversight/base.html")
    return pdf_download(content, f"{shown.number}.pdf")


@require_safe
def breach_sent(request: HttpRequest, breach_id: int, phase: int) -> HttpResponseBase:
    """A report as it was sent."""
    actor = actor_of(request, Role.OFFICER)
    shown = get_object_or_404(Breach.objects.visible_to(actor), pk=breach_id)
    report = shown.reports.filter(phase=phase).first()
    if report is None:
        raise Http404
    try:
        content = unseal(shown.folder_id, bytes(report.sealed_pdf))
    except Shredded:
        return gone(request, layout="oversight/base.html")
    return pdf_download(content, f"{shown.number}-{phase}.pdf")
