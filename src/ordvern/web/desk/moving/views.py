"""A list is handed in, looked at with its columns and its faults, and taken in or dropped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.spreadsheet import line
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.files.models import StoredFile
from ordvern.apps.files.reading import Erased, opened_by_sender, opened_deposit
from ordvern.apps.files.uploads import VaultUploadHandler
from ordvern.apps.moving.handing import waiting
from ordvern.apps.moving.table import MOST_BYTES, NotATable, Table, read_table
from ordvern.apps.moving.usecases.drop_list import drop_list
from ordvern.apps.moving.usecases.hand_in_list import hand_in_list
from ordvern.vault import Shredded
from ordvern.web.ui.access import actor_of
from ordvern.web.ui.handing_out import csv_download
from ordvern.web.ui.receiving import deposits_of, receives_files, what_is_wrong
from ordvern.web.ui.taking_back import tell_done

from .columns import guessed, lines_of
from .forms import ColumnsForm, HandInForm
from .lists import LISTS, Choices, MovingList
from .understood import Understood
from .words import told

FIRST_ROWS = 5
MOST_TOLD = 200


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of a file: the choice of columns, and what the rows come to by it."""

    table: Table
    columns: ColumnsForm
    found: Understood[Any]


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: HttpRequest, of: str) -> HttpResponse:
    """The file that waits with what is understood of it; without one, the way to hand one in."""
    kind, now = LISTS[of], timezone.now()
    actor = actor_of(request, kind.power)
    file = waiting(request.session.get(_key(kind)), now=now)
    look = None if file is None else _look(request, kind, file, now)
    if file is None or look is None:
        context = {"kind": kind, "form": HandInForm(), "address": request.path}
        return render(request, "desk/moving/hand_in.html", context)
    if request.POST.get("do") == "drop":
        return _dropped(request, kind, file, actor)
    sent = request.POST if request.POST.get("do") == "take_in" else None
    form = kind.form(sent)
    if look.columns.errors or not form.is_valid() or not _is_as_shown(request, look):
        return _page(request, kind, look, form)
    return _taken(request, kind, file, Choices(look.found.entries, form), actor)


def _uploads(request: HttpRequest, of: str) -> VaultUploadHandler:
    actor_of(request, LISTS[of].power)
    return VaultUploadHandler(request, now=timezone.now, max_bytes=MOST_BYTES, max_files=1)


@require_POST
@receives_files(_uploads)
def hand_in(request: HttpRequest, of: str, uploads: VaultUploadHandler) -> HttpResponse:
    """Keep the file sealed until it is taken in; one that cannot be read goes at once."""
    kind, now = LISTS[of], timezone.now()
    actor = actor_of(request, kind.power)
    deposits = deposits_of(request, "file")
    if wrong := what_is_wrong(uploads, deposits):
        messages.error(request, " ".join(str(words) for words in wrong))
    elif uploads.folder is not None:
        try:
            with opened_deposit(uploads.folder, deposits[0]) as stream:
                read_table(stream.read(MOST_BYTES), most=kind.most)
        except NotATable as refused:
            messages.error(request, told(refused, most=kind.most))
            return redirect(_name(kind))
        file = hand_in_list(uploads.folder, deposit=deposits[0], of=kind.of, actor=actor, now=now)
        uploads.keep()
        request.session[_key(kind)] = str(file.pk)
    return redirect(_name(kind))


@require_safe
def template(request: HttpRequest, of: str) -> HttpResponseBase:
    """A table with our columns and one invented row."""
    kind = LISTS[of]
    actor_of(request, kind.power)
    heads = line(str(column.label) for column in kind.columns)
    row = kind.example(timezone.localdate())
    example = line(str(row.get(column.name, "")) for column in kind.columns)
    return csv_download([heads, example], f"{of}.csv")


def _look(request: HttpRequest, kind: MovingList, file: StoredFile, now: datetime) -> Look | None:
    """None if the file goes in this very moment."""
    try:
        with opened_by_sender(file, now=now) as stream:
            table = read_table(stream.read(MOST_BYTES), most=kind.most)
    except (Erased, Shredded):
        return None
    guess = guessed(kind.columns, table.heads)
    sent = request.POST if request.POST.get("do") in ("look", "take_in") else None
    columns = ColumnsForm(sent, columns=kind.columns, heads=table.heads, guess=guess)
    lacking = [c.name for c in kind.columns if c.is_needed and c.name not in guess]
    if (columns.is_bound and not columns.is_valid()) or (sent is None and lacking):
        return Look(table, columns, Understood((), ()))
    return Look(table, columns, kind.understand(lines_of(table, columns.places), now))


def _is_as_shown(request: HttpRequest, look: Look) -> bool:
    """Whether as many rows are taken in as the button said."""
    return request.POST.get("count", "") == str(len(look.found.entries))


def _page(request: HttpRequest, kind: MovingList, look: Look, form: Any) -> HttpResponse:
    places = {} if look.columns.errors else look.columns.places
    used, count = set(places.values()), len(look.found.entries)
    if form.is_bound and not form.errors and not look.columns.errors:
        messages.warning(request, _("It comes to something else than you were shown. Look again."))
    context = {
        "kind": kind,
        "address": request.path,
        "columns": look.columns,
        "form": form,
        "shown": [(head, n) for n, head in enumerate(look.table.heads) if n in used],
        "rows": [_cells(row.cells, used) for row in look.table.rows[:FIRST_ROWS]],
        "row_count": len(look.table.rows),
        "unused": [head for n, head in enumerate(look.table.heads) if head and n not in used],
        "left_out": look.found.left_out[:MOST_TOLD],
        "left_out_count": len(look.found.left_out),
        "count": count,
        "take_in": kind.takes % {"count": count},
    }
    failed = form.is_bound or look.columns.errors
    return render(request, "desk/moving/look.html", context, status=422 if failed else 200)


def _cells(cells: tuple[str, ...], used: set[int]) -> list[str]:
    return [cell for n, cell in enumerate(cells) if n in used]


def _dropped(
    request: HttpRequest, kind: MovingList, file: StoredFile, actor: Actor
) -> HttpResponse:
    try:
        drop_list(file, of=kind.of, actor=actor, now=timezone.now())
        messages.success(request, _("Nothing is taken in. The file is erased."))
    except NotAllowedNow:
        messages.warning(request, _("The file is gone already."))
    request.session.pop(_key(kind), None)
    return redirect(_name(kind))


def _taken(
    request: HttpRequest, kind: MovingList, file: StoredFile, chosen: Choices, actor: Actor
) -> HttpResponse:
    now = timezone.now()
    try:
        taken = kind.take_in(file, chosen, actor, now)
    except NotAllowedNow:
        messages.warning(request, _("Not taken in: somebody has entered one of them meanwhile."))
        return redirect(_name(kind))
    request.session.pop(_key(kind), None)
    tell_done(request, str(kind.done % {"count": taken.rows}), actor=actor, now=now)
    return redirect(kind.back)


def _name(kind: MovingList) -> str:
    return f"desk:{kind.of}-take-in"


def _key(kind: MovingList) -> str:
    return f"moving-{kind.of}"
