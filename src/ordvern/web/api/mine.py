"""All that is held about a customer, as his own program fetches it."""

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from ordvern.apps.programs.models import Scope
from ordvern.apps.rights.usecases.make_package import make_package
from ordvern.web.ui.handing_out import zip_download
from ordvern.web.ui.package_words import WORDS

from .callers import Asked, Bearer, customer
from .files import content_of

router = Router(tags=["my data"])
DATA = Bearer(Scope.DATA_READ)
ZIP = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}


@router.get("/my-data", url_name="my-data", auth=DATA, openapi_extra=content_of(ZIP))
def my_data(request: Asked) -> HttpResponseBase:
    """The package of the page My data: `data.json`, a table for each section, and a document to
    read. It is made anew each time and kept nowhere; the log is written first."""
    actor = customer(request.auth)
    account = request.auth.token.account
    made = make_package(account, words=WORDS, actor=actor, now=timezone.now())
    return zip_download(made, _("my-data.zip"))
