"""How the customer wants to be told."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ordvern.apps.core.actors import Role
from ordvern.apps.post.models import Wish
from ordvern.apps.post.sms import gateway
from ordvern.apps.post.usecases.keep_wish import keep_wish
from ordvern.web.ui.access import account_of


class WishForm(forms.Form):
    """Each message at once, or all of a day in one; by text message too, where there is one."""

    often = forms.ChoiceField(
        label=gettext_lazy("E-mail about my orders"),
        choices=Wish.Often.choices,
        initial=Wish.Often.AT_ONCE,
        help_text=gettext_lazy("Questions that hold up the work always come at once."),
        widget=forms.RadioSelect,
    )
    by_sms = forms.BooleanField(
        label=gettext_lazy("A text message too, when I have given a mobile number"),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest) -> HttpResponse:
    account = account_of(request, Role.CUSTOMER)
    known = Wish.objects.filter(account=account).first()
    initial = {"often": known.often, "by_sms": known.by_sms} if known else None
    form = WishForm(request.POST or None, initial=initial)
    if gateway() is None:
        del form.fields["by_sms"]
    if not form.is_valid():
        return render(request, "portal/wishes.html", {"form": form})
    keep_wish(
        account,
        often=form.cleaned_data["often"],
        by_sms=form.cleaned_data.get("by_sms", False),
        actor=account.actor,
        now=timezone.now(),
    )
    messages.success(request, _("Saved."))
    return redirect("portal:wishes")
