"""Inside the cage: a document's units, and the document with targets in place of its texts."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from posixpath import splitext

from ordvern.documents import forms
from ordvern.documents.account import Account
from ordvern.documents.formats.text import decode
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import Limits
from ordvern.documents.reason import Reason, Refused
from ordvern.documents.sniff import kind_of
from ordvern.documents.translation.atoms import Atoms
from ordvern.documents.translation.checking import problems_of
from ordvern.documents.translation.forms.registry import FORMS, TEXT_FORMS
from ordvern.documents.translation.opened import Opened
from ordvern.documents.translation.place import Place
from ordvern.documents.translation.problems import Problem, Trouble
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.translation.unit import Unit

NOT_OF_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
ID_LENGTH = 80
BY_CONTENT = {forms.Form.JSON: "json", forms.Form.PO: "po"}


@dataclass(frozen=True, slots=True)
class Merge:
    """`content` is None if a problem forbids writing; `written` counts the units."""

    content: bytes | None
    problems: tuple[Problem, ...]
    written: int


def form_of(content: bytes, name: str, limits: Limits) -> str:
    """Which opener the document needs: its kind, or for text what its name ends in; a text
    whose name says nothing may be JSON or a catalogue by its content.

    Raises Refused: not_redactable if this kind is not written.
    """
    kind = kind_of(content, name, Account(limits))
    ending = splitext(name.lower())[1].lstrip(".")
    form = kind.value
    if kind is FileKind.TXT:
        form = TEXT_FORMS.get(ending) or BY_CONTENT.get(forms.form_of(decode(content).text), "txt")
    if form not in FORMS:
        raise Refused(Reason.NOT_REDACTABLE)
    return form


def units_of(content: bytes, form: str, limits: Limits) -> list[Unit]:
    """Everything to translate, in reading order."""
    return list(_by_unit(FORMS[form](content, Tongue(""), limits)))


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def merge(
    content: bytes,
    form: str,
    tongue: Tongue,
    targets: Mapping[str, tuple[Atoms | None, bool]],
    wanted: Callable[[Unit], bool],
    limits: Limits,
) -> Merge:
    """The document with `targets` by unit: atoms, or None if untranslated, and whether the
    source in the translation is still the document's.

    Units that are not `wanted` were not given to the translator, and stay as they are.
    """
    opened = FORMS[form](content, tongue, limits)
    places = {unit: place for unit, place in _by_unit(opened).items() if wanted(unit)}
    problems = [
        Problem(Trouble.UNIT_INVENTED, name)
        for name in targets.keys() - {unit.id for unit in places}
    ]
    for unit in places:
        problems += _problems(unit, targets)
    if any(problem.forbids for problem in problems):
        return Merge(None, tuple(problems), 0)
    written = 0
    for unit, place in places.items():
        target = targets[unit.id][0]
        if target is not None and (place.is_beside or target != unit.atoms):
            place.put(target)
            written += 1
    return Merge(opened.save(), tuple(problems), written)


def _problems(unit: Unit, targets: Mapping[str, tuple[Atoms | None, bool]]) -> list[Problem]:
    if unit.id not in targets:
        return [Problem(Trouble.UNIT_MISSING, unit.id)]
    target, is_same = targets[unit.id]
    problems = [] if is_same else [Problem(Trouble.SOURCE_CHANGED, unit.id)]
    if target is None:
        return [*problems, Problem(Trouble.UNTRANSLATED, unit.id)]
    return [*problems, *problems_of(unit.id, unit.atoms, target)]


def _by_unit(opened: Opened) -> dict[Unit, Place]:
    taken: Counter[str] = Counter()
    units: dict[Unit, Place] = {}
    for place in opened.places:
        short = NOT_OF_NAMES.sub("-", place.locator).strip("-.")[-ID_LENGTH:] or "unit"
        taken[short] += 1
        name = short if taken[short] == 1 else f"{short}_{taken[short]}"
        name = name if name[0].isalpha() else f"u-{name}"
        units[Unit(name, place.locator, place.part, place.atoms, place.known)] = place
    return units
