"""What a program is told when something cannot be done: problem details by RFC 9457."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from ordvern.apps.core.duties import NotOfTheirDuty
from ordvern.apps.core.states import NotAllowedNow
from ordvern.apps.customers.contact import NotACustomersAddress
from ordvern.apps.files.reading import Erased
from ordvern.apps.files.resting import Resting
from ordvern.apps.orders.certifying import NotAuthorised
from ordvern.apps.orders.partner_access import (
    PartnerNotApproved,
    StatementNotAccepted,
    TermsNotAccepted,
)
from ordvern.apps.orders.transfers import TransferNotAllowed
from ordvern.apps.orders.usecases.answer_job import TakenByAnother
from ordvern.apps.programs.once import BeingDone, OtherRequest
from ordvern.vault import NotReadable, Shredded

MEDIA_TYPE = "application/problem+json"
PROBLEMS: dict[str, tuple[int, LazyText]] = {
    "not-understood": (400, _("The request could not be understood.")),
    "no-token": (401, _("There is no valid token with the request.")),
    "not-permitted": (403, _("The token does not permit this.")),
    "confidentiality-not-signed": (
        403,
        _("The account has not undertaken confidentiality: that is done on the pages."),
    ),
    "not-found": (404, _("There is no such thing, or it is not yours.")),
    "no-such-method": (405, _("This address does not take that method.")),
    "no-second-factor": (
        403,
        _("The file is sensitive: the token was not given leave to fetch such files."),
    ),
    "partner-not-approved": (403, _("The partner's approval does not hold now.")),
    "not-authorised": (
        403,
        _("The agency has no authorisation of the partner that holds for these languages."),
    ),
    "transfer-not-allowed": (
        403,
        _("The order may not be worked on from the country where the partner works."),
    ),
    "statement-not-accepted": (
        409,
        _("The partner has not accepted the present privacy statement: that is done on the pages."),
    ),
    "terms-not-accepted": (
        409,
        _("The partner has not accepted the present terms: that is done on the pages."),
    ),
    "resting": (
        409,
        _("The customer has asked that his data rest: the files are shut until that ends."),
    ),
    "taken-by-another": (409, _("Another partner was first.")),
    "not-allowed-now": (409, _("That is not possible now: the order stands elsewhere.")),
    "other-request": (409, _("The idempotency key was used for another request.")),
    "being-done": (409, _("A request with this idempotency key is being done. Ask again soon.")),
    "other-statement": (
        409,
        _("The declaration names another version of the privacy statement than the present one."),
    ),
    "erased": (410, _("The content was erased.")),
    "not-valid": (422, _("Something that was sent is missing or not valid.")),
    "not-taken": (422, _("The file was looked at and cannot be taken.")),
    "holds-sensitive": (422, _("The message tells something sensitive and was not sent.")),
    "not-a-customers-address": (422, _("This address cannot be used to order.")),
    "too-often": (429, _("That was many requests at once. Wait a little.")),
    "damaged": (500, _("The stored file is damaged.")),
}
"""By code: the status of the answer, and what is so."""
OF_EXCEPTIONS: dict[type[Exception], str] = {
    NotAllowedNow: "not-allowed-now",
    NotOfTheirDuty: "not-permitted",
    TakenByAnother: "taken-by-another",
    PartnerNotApproved: "partner-not-approved",
    StatementNotAccepted: "statement-not-accepted",
    TermsNotAccepted: "terms-not-accepted",
    Resting: "resting",
    NotAuthorised: "not-authorised",
    TransferNotAllowed: "transfer-not-allowed",
    OtherRequest: "other-request",
    BeingDone: "being-done",
    NotACustomersAddress: "not-a-customers-address",
    Erased: "erased",
    Shredded: "erased",
    NotReadable: "damaged",
}
OF_STATUS = {400: "not-understood", 404: "not-found", 405: "no-such-method"}


class Fault(Schema):
    """What is wrong, and where in the request: a path as ``files`` or ``body/answer``."""

    where: str
    says: str


class ProblemDetails(Schema):
    """RFC 9457, with a code for programs and the faults of fields."""

    type: str
    title: str
    status: int
    code: str
    faults: list[Fault] = []


class Problem(Exception):
    """Something cannot be done; `code` says why, `faults` where."""

    def __init__(self, code: str, faults: Sequence[tuple[str, object]] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.faults = tuple(faults)


def problem(
    code: str,
    faults: Sequence[tuple[str, object]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer to a request that cannot be met, in the language of the request."""
    status, title = PROBLEMS[code]
    told = {
        "type": f"urn:ordvern:problem:{code}",
        "title": str(title),
        "status": status,
        "code": code,
        "faults": [{"where": where, "says": str(says)} for where, says in faults],
    }
    return JsonResponse(told, status=status, content_type=MEDIA_TYPE, headers=headers)


def tell_problems(api: NinjaAPI) -> None:
    """Have `api` answer every refusal as a problem."""

    def raised(request: HttpRequest, refusal: Any) -> HttpResponse:
        headers = {"Retry-After": "60"} if refusal.code == "too-often" else None
        return problem(refusal.code, refusal.faults, headers)

    def no_token(request: HttpRequest, refusal: Any) -> HttpResponse:
        return problem("no-token", headers={"WWW-Authenticate": "Bearer"})

    def not_valid(request: HttpRequest, refusal: Any) -> HttpResponse:
        faults = [("/".join(map(str, each["loc"])), each["msg"]) for each in refusal.errors]
        return problem("not-valid", faults)

    def by_status(request: HttpRequest, refusal: Any) -> HttpResponse:
        return problem(OF_STATUS.get(refusal.status_code, "not-understood"))

    api.add_exception_handler(Problem, raised)
    api.add_exception_handler(AuthenticationError, no_token)
    api.add_exception_handler(ValidationError, not_valid)
    api.add_exception_handler(HttpError, by_status)
    _tell_by_kind(api)


def _tell_by_kind(api: NinjaAPI) -> None:
    def by_kind(request: HttpRequest, refusal: Any) -> HttpResponse:
        kinds = [kind for kind in type(refusal).__mro__ if kind in OF_EXCEPTIONS]
        return problem(OF_EXCEPTIONS[kinds[0]])

    def nothing(request: HttpRequest, refusal: Any) -> HttpResponse:
        return problem("not-found")

    for kind in OF_EXCEPTIONS:
        api.add_exception_handler(kind, by_kind)
    api.add_exception_handler(Http404, nothing)
