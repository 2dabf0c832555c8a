"""How an order that a program sends comes in: its fields by the forms of the pages."""

from datetime import date, time
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from django import forms
from django.utils import timezone
from ninja import Schema
from pydantic import Field

from ordvern.apps.core.actors import ActorKind
from ordvern.apps.customers.contact import Contact
from ordvern.apps.customers.models import Customer
from ordvern.apps.orders.models import Order
from ordvern.apps.orders.usecases.submit_request import (
    AlreadySubmitted,
    Assignment,
    submit_request,
)
from ordvern.apps.statement.usecases.publish_statement import current_version
from ordvern.web.ui.asking import AssignmentFields, ContactFields
from ordvern.web.ui.interpreting_fields import INTERPRETING

from .callers import Asked, Caller
from .problems import Problem
from .receiving import sent
from .shapes import LONGEST_MESSAGE


class Wanted(Schema):
    """What is wanted: of an interpreter, `begins_on` and `begins_at` (by the agency's clock),
    `minutes`, `way`, and where it is. Who asks is told by the agency's programs alone: a customer's
    program asks for the customer."""

    source_language: str = Field(max_length=8)
    target_language: str = Field(max_length=8)
    wanted_on: date | None = None
    is_certified: bool = False
    service: Literal["translation", "interpreting"] = "translation"
    begins_on: date | None = None
    begins_at: time | None = None
    minutes: int | None = None
    way: Literal["", "in_person", "telephone", "screen"] = ""
    town: str = Field("", max_length=60)
    place: str = Field("", max_length=240)
    meets: str = Field("", max_length=120)
    qualification: Literal["", "A", "B", "C", "D", "E"] = ""
    message: str = Field("", max_length=LONGEST_MESSAGE)
    declared: bool
    statement: str = Field(max_length=32)
    name: str = Field("", max_length=120)
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=32)
    address: str = Field("", max_length=240)
    kind: Customer.Kind = Customer.Kind.ORGANISATION

    @property
    def wants_interpreter(self) -> bool:
        return self.service == INTERPRETING


class WhoAsks(ContactFields):
    email = forms.EmailField(max_length=254)


def ordered(request: Asked, wanted: Wanted, key: str) -> Order:
    """The order, made once for each key of a token. Raises `Problem` and what the use case does."""
    uploads, deposits = sent(request, "files", may_be_none=wanted.wants_interpreter)
    if not wanted.declared or wanted.statement != current_version():
        raise Problem("other-statement")
    assignment, contact = _assignment(wanted), _contact(request.auth, wanted)
    try:
        order = submit_request(
            uploads.place(),
            deposits=deposits,
            contact=contact,
            assignment=assignment,
            token=uuid5(NAMESPACE_URL, f"{request.auth.token.digest}/{key}"),
            statement=wanted.statement,
            actor=request.auth.actor,
            now=timezone.now(),
        )
    except AlreadySubmitted as made:
        return made.order
    uploads.keep()
    return order


def _assignment(wanted: Wanted) -> Assignment:
    form = AssignmentFields(wanted.model_dump(), today=timezone.localdate())
    _check(form)
    return form.assignment(message=wanted.message)


def _contact(caller: Caller, wanted: Wanted) -> Contact:
    """A customer as the register has him; for the agency, whom its program names."""
    account = caller.token.account
    if caller.actor.kind is ActorKind.CUSTOMER:
        entries = Customer.objects.visible_to(caller.actor).standing()
        entry = entries.order_by("pk").first()
        if entry is None:
            raise Problem("not-permitted")
        return Contact(
            entry.name, account.email, entry.address, entry.phone, entry.kind, account.language
        )
    form = WhoAsks(wanted.model_dump())
    _check(form)
    return form.contact(language="nb", email=form.cleaned_data["email"])


def _check(form: forms.Form) -> None:
    if not form.is_valid():
        faults = [(name, " ".join(map(str, said))) for name, said in form.errors.items()]
        raise Problem("not-valid", faults)
