"""The text of a file with what was found in it, and its download; both are logged."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ordvern.apps.core.actors import Actor, ActorKind, Role
from ordvern.apps.core.duties import Power
from ordvern.apps.core.models import User
from ordvern.apps.erasure.models import Certificate
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import Erased
from ordvern.apps.files.resting import Resting
from ordvern.apps.orders.models import Order
from ordvern.apps.retention.holds import is_restricted
from ordvern.apps.screening.viewing import LONGEST_VIEW, MarkedText, marked_text
from ordvern.documents import Refused
from ordvern.vault import NotReadable, Shredded
from ordvern.web.desk.file_cards import shown_name
from ordvern.web.desk.marking import drawn, kinds_on
from ordvern.web.desk.rows import screening_of
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import damaged, gone, handed_out, pdf_download, resting
from ordvern.web.ui.reasons import told
from ordvern.web.ui.unlocking import is_locked

from .decisions import order_for

LAYOUT = "desk/base.html"


@require_safe
def file_text(request: HttpRequest, order_id: UUID, file_id: UUID) -> HttpResponse:
    actor, order = _reader_of(request, order_id)
    file = get_object_or_404(order.folder.files.all(), pk=file_id)
    context: dict[str, object] = {"order": order, "file": file}
    page = _pages(file).get_page(request.GET.get("page"))
    start = (page.number - 1) * LONGEST_VIEW
    try:
        text = marked_text(file, actor=actor, now=timezone.now(), start=start)
    except Refused as refused:
        name = shown_name(file)
        context |= {"name": name, "told": told(refused.reason), "is_locked": is_locked(file)}
        return render(request, "desk/file_not_read.html", context)
    except (Erased, Shredded):
        return gone(request, layout=LAYOUT)
    except Resting:
        return resting(request, layout=LAYOUT)
    except NotReadable:
        return damaged(request, layout=LAYOUT)
    return _text(request, text, context | {"page": page, "name": shown_name(file)})


def _pages(file: StoredFile) -> "Paginator[int]":
    """The pages of the document, as many segments each as can be shown at once."""
    screening = screening_of(file)
    segments = screening.segments if screening else 0
    return Paginator(range(max(segments, 1)), LONGEST_VIEW)


def _text(request: HttpRequest, text: MarkedText, context: dict[str, object]) -> HttpResponse:
    blocks = drawn(text.lines)
    kinds = kinds_on(blocks)
    context |= {"blocks": blocks, "kinds": kinds, "total": sum(kind.count for kind in kinds)}
    return render(request, "desk/file_text.html", context)


@require_safe
def file_download(request: HttpRequest, order_id: UUID, file_id: UUID) -> HttpResponseBase:
    actor, order = _reader_of(request, order_id)
    file = get_object_or_404(order.folder.files.all(), pk=file_id)
    return handed_out(
        request,
        file,
        actor=actor,
        now=timezone.now(),
        layout=LAYOUT,
        may_go_on=lambda: _still_sees(order, actor),
    )


def _reader_of(request: HttpRequest, order_id: UUID) -> tuple[Actor, Order]:
    """Who translates; officers only while the customer's data rest, for they handle that."""
    actor = actor_of(request, Power.TRANSLATE, Role.OFFICER)
    order: Order = order_for(actor, order_id)
    looks = actor.kind is ActorKind.OFFICER
    if looks and not is_restricted(order.customer_id, now=timezone.now()):
        raise Http404
    return actor, order


def _still_sees(order: Order, actor: Actor) -> bool:
    """Whether the account stands, with such duties that the order is still open to it."""
    user = User.objects.filter(is_active=True, pk__in=[actor.account]).first()
    return user is not None and Order.objects.visible_to(user.actor).filter(pk=order.pk).exists()


@require_safe
def order_certificate(request: HttpRequest, order_id: UUID) -> HttpResponseBase:
    """The signed certificate of an erased order, for whoever the customer asks about it."""
    actor = actor_of(request, Power.RUN_ORDERS)
    made = Certificate.objects.visible_to(actor).exclude(pdf=None)
    certificate = get_object_or_404(made, folder__order=order_id)
    return pdf_download(bytes(certificate.pdf or b""), f"{certificate.number}.pdf")
