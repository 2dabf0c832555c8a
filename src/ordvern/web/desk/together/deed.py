"""What a deed for many rows of a list is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from django.utils.functional import Promise as LazyText

from ordvern.apps.core.actors import Actor
from ordvern.apps.core.duties import Power

Rows = Callable[[Actor], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What is said of a row before a deed; `seal` comes back with the answer, so that what is done
    is what was shown."""

    words: str | LazyText
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to each of the chosen rows, as it could be on the row's own page.

    `use_case` is called once a row, with the actor, the time and what `form` was told; `done`
    says of how many; `moved_on` is said of a row that is past it. `warning` is said before what
    cannot be undone. Where the list shows one state, the deed is offered in those of `states`.
    """

    name: str
    words: LazyText
    powers: tuple[Power, ...]
    rows: Rows
    use_case: Callable[..., object]
    done: Any
    moved_on: LazyText
    form: Callable[..., forms.Form] | None = None
    warning: LazyText | str = ""
    preview: Callable[[Any], Preview] | None = None
    states: frozenset[str] = frozenset()

    @property
    def asks(self) -> bool:
        """Whether a page of its own comes first, with the rows on it."""
        return self.form is not None or bool(self.warning)


@dataclass(frozen=True, slots=True)
class TakeOut:
    """The chosen rows as one file."""

    name: str
    words: LazyText
    powers: tuple[Power, ...]
    rows: Rows
    make: Callable[[list[Any]], HttpResponseBase]
    states: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with what can be done to its rows: the names of its address and of that of its
    deeds, how many rows a page has, where the page of one row is, and whom the row is about."""

    page: str
    address: str
    most: int
    deeds: tuple[Deed | TakeOut, ...]
    url_of: Callable[[Model, Actor], str]
    about: Callable[[Any], str]

    @property
    def powers(self) -> tuple[Power, ...]:
        return tuple({power for deed in self.deeds for power in deed.powers})

    def open_to(self, actor: Actor) -> list[Deed | TakeOut]:
        return [deed for deed in self.deeds if any(map(actor.may, deed.powers))]

    def offered(self, actor: Actor, state: str = "") -> list[Deed | TakeOut]:
        """Those that make sense where the list shows the rows of `state`, or of all."""
        found = self.open_to(actor)
        return [deed for deed in found if not state or not deed.states or state in deed.states]
