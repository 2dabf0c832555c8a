"""What the components are given to draw: plain values, made by the views."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.functional import Promise as LazyText


class Tone(StrEnum):
    """Colour by meaning, never the only bearer of it: each is drawn with words or an icon."""

    ACCENT = "accent"
    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class StepState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    TO_COME = "to_come"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way of an order; `note` is a date or a few words."""

    label: str | LazyText
    state: StepState = StepState.TO_COME
    note: str | LazyText = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go: in navigation, tabs and breadcrumbs. `count` is shown as a small number."""

    label: str | LazyText
    url: str = ""
    icon: str = ""
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, for a timeline: what, when, by whom in words."""

    title: str | LazyText
    at: datetime | None = None
    who: str | LazyText = ""
    note: str | LazyText = ""
    icon: str = "check"
    tone: Tone = Tone.ACCENT


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know about a file or a result; `title` in bold, then what to do next."""

    title: str | LazyText
    text: str | LazyText = ""
    tone: Tone = Tone.WARNING


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of links in a side navigation."""

    links: Sequence[Link]
    label: str | LazyText = ""
