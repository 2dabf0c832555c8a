"""Addresses that orders had before they were called oppdrag; mails that were sent name them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponsePermanentRedirect

BEFORE, NOW = "/ordre/", "/oppdrag/"
JOB = "/jobb/"


@login_not_required
def moved(request: HttpRequest, rest: str = "") -> HttpResponsePermanentRedirect:
    """To the same page at its address of today, with all that was asked or sent.

    A partner's part of an order, once an oppdrag within an ordre, is a jobb now.
    """
    before, _, after = request.get_full_path().partition(BEFORE)
    there = before + NOW + after.replace(NOW, JOB, 1)
    return HttpResponsePermanentRedirect(there, preserve_request=True)
