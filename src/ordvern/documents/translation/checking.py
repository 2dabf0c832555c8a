"""Whether the codes of a target are those of its source, each once and well nested."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ordvern.documents.translation.atoms import MAY_GO, MAY_REPEAT, Atom, Code, Role
from ordvern.documents.translation.problems import Problem, Trouble


def problems_of(unit: str, source: Sequence[Atom], target: Sequence[Atom]) -> Iterator[Problem]:
    """What is wrong with the codes of `target`, in the order of the codes."""
    known = {(code.role, code.id): code for code in _codes(source)}
    found = Counter((code.role, code.id) for code in _codes(target))
    for role, number in found:
        code = known.get((role, number))
        if code is None:
            yield Problem(Trouble.CODE_INVENTED, unit, str(number))
        elif found[role, number] > 1 and code.kind not in MAY_REPEAT and role is not Role.CLOSE:
            yield Problem(Trouble.CODE_DUPLICATED, unit, str(number))
    for (role, number), code in known.items():
        if (role, number) in found or role is Role.CLOSE:
            continue
        may_go = code.kind in MAY_GO
        yield Problem(Trouble.FORMAT_LOST if may_go else Trouble.CODE_MISSING, unit, str(number))
    if not is_nested(target):
        yield Problem(Trouble.CODES_CROSSED, unit)


def is_nested(atoms: Sequence[Atom]) -> bool:
    """Whether each code that opens is closed, the last opened first."""
    path: list[int] = []
    for code in _codes(atoms):
        if code.role is Role.OPEN:
            path.append(code.id)
        elif code.role is Role.CLOSE and (not path or path.pop() != code.id):
            return False
    return not path


def _codes(atoms: Sequence[Atom]) -> Iterator[Code]:
    return (atom for atom in atoms if isinstance(atom, Code))
