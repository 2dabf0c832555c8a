"""Strings in which tags are spelled out: those that pair up are codes, and so is the rest."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ordvern.documents.translation.atoms import Atom, Atoms, Code, Kind, Role
from ordvern.documents.translation.place import USUAL, Spelling
from ordvern.documents.translation.weaving import Weaving

TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
KINDS = {
    "b": Kind.BOLD,
    "strong": Kind.BOLD,
    "i": Kind.ITALIC,
    "em": Kind.ITALIC,
    "u": Kind.UNDERLINE,
    "sup": Kind.RAISED,
    "sub": Kind.LOWERED,
    "a": Kind.LINK,
    "img": Kind.IMAGE,
    "br": Kind.BREAK,
    "font": Kind.FORMAT,
    "span": Kind.FORMAT,
}
# What programs fill in, as gettext, ICU, Angular, i18next and templates spell it.
FILLED_IN = re.compile(
    r"%(?:\d+\$|\(\w+\))?[-+#0]?\d*(?:\.\d+)?[sdifuxXeEgGc@](?![^\W\d_])|%%"
    r"|\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{[\w.\[\]-]*\}|\$t\([^()]*\)"
)
OF_PROGRAMS = (Spelling(FILLED_IN, Kind.PLACEHOLDER), *USUAL)


@dataclass(frozen=True, slots=True)
class Spelled:
    """How a code is written: what opens it (or all of it), and what closes it."""

    opens: str
    closes: str = ""


@dataclass(slots=True)
class Marked:
    """A string woven into atoms."""

    atoms: Atoms
    meanings: dict[int, Spelled] = field(default_factory=dict)

    def written(self, atoms: Sequence[Atom], escape: Callable[[str], str] = str) -> str:
        """The atoms spelled out again."""
        return "".join(
            escape(atom) if isinstance(atom, str) else self._code(atom) for atom in atoms
        )

    def _code(self, code: Code) -> str:
        meaning = self.meanings[code.id]
        return meaning.closes if code.role is Role.CLOSE else meaning.opens


def with_tags(text: str) -> Marked:
    """The string with its tags as codes; one whose partner is missing stands alone."""
    weaving: Weaving[Spelled] = Weaving()
    partners = _partners(text)
    opened: dict[int, Code] = {}
    at = 0
    for match in TAG.finditer(text):
        weaving.text(text[at : match.start()])
        at = match.end()
        partner = partners.get(match.start())
        kind = KINDS.get(match[2].lower(), Kind.OTHER)
        if partner is None:
            weaving.alone(
                kind if kind in {Kind.IMAGE, Kind.BREAK} else Kind.OTHER, Spelled(match[0])
            )
        elif match[1]:
            weaving.close(opened.pop(partner.start()))
        else:
            code = weaving.open(kind, Spelled(match[0], partner[0]), match[0])
            opened[match.start()] = code
    weaving.text(text[at:])
    return Marked(weaving.woven(), weaving.meanings)


def _partners(text: str) -> dict[int, re.Match[str]]:
    """By where a tag starts, the tag that opens or closes the same element."""
    path: list[re.Match[str]] = []
    found: dict[int, re.Match[str]] = {}
    for match in TAG.finditer(text):
        if match[3].endswith("/"):
            continue
        if not match[1]:
            path.append(match)
            continue
        names = [each[2].lower() for each in path]
        if match[2].lower() in names:
            last = len(names) - 1 - names[::-1].index(match[2].lower())
            found[path[last].start()] = match
            found[match.start()] = path[last]
            del path[last:]
    return found
