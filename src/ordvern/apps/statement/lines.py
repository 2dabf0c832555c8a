"""The seventy lines of the privacy statement, and what the system does about each.

A line is kept by the promises that name it. Those that promise nothing say what they are:
`ordvern promises --lines` prints it all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .promise import Kept, Promise

LINES = tuple(f"S{number:02}" for number in range(1, 71))


class Answer(StrEnum):
    """What the system does about a line."""

    KEPT = "kept"
    BY_CONFIGURATION = "kept by configuration"
    NO_PROMISE = "not a promise"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """`why` is for people: which promises keep the line, or why none has to."""

    line: str
    answer: Answer
    why: str


NO_PROMISE = {
    "S01": "A phone number, shown from the agency's settings on every page.",
    "S02": "The title.",
    "S03": "Names the controller: the company of the settings, shown on the statement's page.",
    "S04": "Says that the statement has two parts.",
    "S05": "Says what the first part is about.",
    "S06": "Says what the first part holds; S11 promises that it holds nothing else.",
    "S07": "Says what the second part is about.",
    "S09": "A heading.",
    "S10": "A role in law. By law the agency is controller of its own register, whatever the"
    " line says: the statement's page says controller (conflict C1).",
    "S12": "A heading.",
    "S15": "Says that there are cookies; the page it points to is written from the settings, and"
    " a test compares it with the cookies that a visit sets.",
    "S20": "A heading.",
    "S23": "A heading.",
    "S29": "A heading.",
    "S32": "A heading.",
    "S35": "An address, shown from the agency's settings.",
    "S36": "Points to Datatilsynet; the statement's page does, with a link.",
    "S37": "A heading.",
    "S38": "A role in law: the customer is controller of what he sends. A private person with his"
    " own papers is none, and the agency takes that part (conflict C5).",
    "S41": "A role in law.",
    "S43": "A heading.",
    "S52": "A heading.",
    "S55": "A heading.",
    "S60": "A heading.",
    "S63": "A heading.",
    "S66": "An address, shown from the agency's settings.",
    "S67": "Points to Datatilsynet, as S36.",
    "S68": "A phone number, as S01.",
}
"""Lines that inform: nothing can be broken but the page that shows them."""


def answers(promises: Iterable[Promise]) -> list[LineAnswer]:
    """What is done about each line, in order."""
    keepers: dict[str, list[Promise]] = {}
    for promise in promises:
        for line in promise.lines:
            keepers.setdefault(line, []).append(promise)
    return [_answer(line, keepers.get(line, [])) for line in LINES]


def _answer(line: str, promises: list[Promise]) -> LineAnswer:
    if promises:
        configured = all(promise.kept is Kept.BY_CONFIGURATION for promise in promises)
        answer = Answer.BY_CONFIGURATION if configured else Answer.KEPT
        return LineAnswer(line, answer, ", ".join(promise.id for promise in promises))
    if line in NO_PROMISE:
        return LineAnswer(line, Answer.NO_PROMISE, NO_PROMISE[line])
    return LineAnswer(line, Answer.UNEXPLAINED, "")
