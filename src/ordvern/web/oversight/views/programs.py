"""Programs that act for an account: the privacy officer makes their tokens and takes them back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ordvern.apps.core.actors import Actor, Role
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.programs.models import Token
from ordvern.apps.programs.usecases.make_token import make_token
from ordvern.apps.programs.usecases.revoke_token import revoke_token
from ordvern.web.oversight.forms import TokenForm
from ordvern.web.ui.access import actor_of

ON_A_PAGE = 25


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programs(request: HttpRequest) -> HttpResponse:
    """The tokens; a new one's secret stands in the answer to the form, and nowhere after that."""
    actor = actor_of(request, Role.OFFICER)
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        secret = _made(form, actor)
        form = TokenForm() if secret else form
    tokens = Token.objects.visible_to(actor).select_related("account")
    context = {
        "form": form,
        "secret": secret,
        "now": timezone.now(),
        "page": Paginator(tokens, ON_A_PAGE).get_page(request.GET.get("page")),
    }
    status = 422 if form.errors else 200
    return render(request, "oversight/programs.html", context, status=status)


def _made(form: TokenForm, actor: Actor) -> str:
    typed = form.cleaned_data
    _token, secret = make_token(
        typed["email"],
        name=typed["name"],
        scopes=typed["scopes"],
        days=int(typed["days"]),
        actor=actor,
        now=timezone.now(),
    )
    return secret


@require_POST
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    actor = actor_of(request, Role.OFFICER)
    token = get_object_or_404(Token.objects.visible_to(actor), pk=token_id)
    try:
        revoke_token(token, actor=actor, now=timezone.now())
        messages.success(request, _("Taken back. The program gets no further answer."))
    except NotAllowedNow:
        messages.info(request, _("It was taken back before."))
    return redirect("oversight:programs")
