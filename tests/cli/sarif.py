"""What SARIF 2.1.0 demands of a log, as far as ours goes: members, kinds and what must be there.

After the standard's own schema (OASIS, "sarif-schema-2.1.0.json"), whose objects allow no other
members than those named; of the members that we do not use only a few are listed.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

LEVELS = ("none", "note", "warning", "error")


@dataclass(frozen=True)
class Shape:
    """An object: members that must be there, and the kind of each that may be."""

    members: dict[str, Any]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    open: bool = field(default=False)


MESSAGE = Shape({"text": str, "markdown": str, "id": str}, one_of=("text", "id"))
TEXT = Shape({"text": str, "markdown": str}, ("text",))
BAG = Shape({}, open=True)
ARTIFACT = Shape({"uri": "uri", "uriBaseId": str, "index": int})
PHYSICAL = Shape({"artifactLocation": ARTIFACT}, one_of=("artifactLocation", "address"))
LOGICAL = Shape({"name": str, "fullyQualifiedName": str, "kind": str, "parentIndex": int})
LOCATION = Shape({"id": int, "physicalLocation": PHYSICAL, "logicalLocations": [LOGICAL]})
RESULT = Shape(
    {
        "ruleId": str,
        "ruleIndex": int,
        "level": LEVELS,
        "message": MESSAGE,
        "locations": [LOCATION],
        "properties": BAG,
    },
    ("message",),
)
RULE = Shape(
    {
        "id": str,
        "name": str,
        "shortDescription": TEXT,
        "defaultConfiguration": Shape({"enabled": bool, "level": LEVELS}),
    },
    ("id",),
)
DRIVER = Shape({"name": str, "version": str, "rules": [RULE]}, ("name",))
NOTIFICATION = Shape(
    {
        "level": LEVELS,
        "descriptor": Shape({"id": str, "index": int}, one_of=("id", "index", "guid")),
        "message": MESSAGE,
        "locations": [LOCATION],
    },
    ("message",),
)
INVOCATION = Shape(
    {"executionSuccessful": bool, "toolExecutionNotifications": [NOTIFICATION]},
    ("executionSuccessful",),
)
RUN = Shape(
    {
        "tool": Shape({"driver": DRIVER}, ("driver",)),
        "results": [RESULT],
        "invocations": [INVOCATION],
        "columnKind": ("utf16CodeUnits", "unicodeCodePoints"),
    },
    ("tool",),
)
LOG = Shape({"$schema": "uri", "version": ("2.1.0",), "runs": [RUN]}, ("version", "runs"))


def faults(value: object, shape: Any = LOG, where: str = "log") -> list[str]:
    """What in `value` is not as the standard wants it."""
    if isinstance(shape, Shape):
        return _of_object(value, shape, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where} is no array"]
        pairs = enumerate(value)
        return [fault for n, each in pairs for fault in faults(each, shape[0], f"{where}[{n}]")]
    if isinstance(shape, tuple):
        return [] if value in shape else [f"{where} is none of {shape}"]
    if shape == "uri":
        is_uri = isinstance(value, str) and " " not in value and urlsplit(value) is not None
        return [] if is_uri else [f"{where} is no URI"]
    return [] if type(value) is shape else [f"{where} is no {shape.__name__}"]


def _of_object(value: object, shape: Shape, where: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{where} is no object"]
    found = [f"{where} lacks {name}" for name in shape.required if name not in value]
    if shape.one_of and not set(shape.one_of) & set(value):
        found.append(f"{where} has none of {shape.one_of}")
    if shape.open:
        return found
    found += [f"{where} may not have {name}" for name in value if name not in shape.members]
    known = [(name, each) for name, each in value.items() if name in shape.members]
    for name, each in known:
        found += faults(each, shape.members[name], f"{where}.{name}")
    return found
