"""Ten thousand random entries with values planted wherever a file can hold them: none is kept."""

import random
from collections.abc import Callable
from io import BytesIO

import pytest

from ordvern.detection.neighbours import scan_rows
from ordvern.memory import Unit
from ordvern.memory.cleaning import batches, clean, units_of_entry
from ordvern.memory.exchange import opened
from ordvern.memory.guard import Admitted, admit
from ordvern.memory.tmx import header

PLANTS = (
    "01819010001",
    "torgunn.kvalheim@example.org",
    "Torgunn Kvalheim",
    "NO93 8601 1117 947",
    "+47 92 34 56 78",
    "Torgunn Kvalheim, som har epilepsi,",
)
SECRETS = (*PLANTS, "Kvalheim", "epilepsi")
FRAMES = (
    ("Send {} til oss i dag.", "Send {} to us today."),
    ("Det gjelder pasienten {}.", "It concerns the patient {}."),
    ("Kontakt {} hvis skjemaet mangler.", "Contact {} if the form is missing."),
)
Place = Callable[[str, str, str], str]


def _tu(source: str, target: str, inside: str = "", before: str = "", attributes: str = "") -> str:
    return (
        f"<tu {attributes}>{before}<tuv xml:lang='nb'><seg>{source}{inside}</seg></tuv>"
        f"<tuv xml:lang='en'><seg>{target}{inside}</seg></tuv></tu>"
    )


PLACES: dict[str, Place] = {
    "text": lambda s, t, p: _tu(s.format(p), t.format(p)),
    "source": lambda s, t, p: _tu(s.format(p), t.format("it")),
    "target": lambda s, t, p: _tu(s.format("den"), t.format(p)),
    "property": lambda s, t, p: _tu(
        s.format("den"), t.format("it"), before=f"<prop type='client'>{p}</prop>"
    ),
    "context": lambda s, t, p: _tu(
        s.format("den"), t.format("it"), before=f"<prop type='x-context-pre'>{p}</prop>"
    ),
    "note": lambda s, t, p: _tu(s.format("den"), t.format("it"), before=f"<note>{p}</note>"),
    "id": lambda s, t, p: _tu(s.format("den"), t.format("it"), attributes=f"tuid='{p}'"),
    "author": lambda s, t, p: _tu(s.format("den"), t.format("it"), attributes=f"changeid='{p}'"),
    "code": lambda s, t, p: _tu(
        s.format("den"), t.format("it"), f"<bpt i='{p}' type='{p}'>{p}</bpt><ept i='{p}'/>"
    ),
    "sub": lambda s, t, p: _tu(s.format("den"), t.format("it"), f"<ph><sub>{p}</sub></ph>"),
}


def _file(count: int, seed: int) -> bytes:
    chance = random.Random(seed)
    places = list(PLACES.values())
    body = "".join(
        chance.choice(places)(*chance.choice(FRAMES), chance.choice(PLANTS)) for _ in range(count)
    )
    return header("nb") + f"{body}</body></tmx>".encode()


def _kept(data: bytes) -> tuple[int, str]:
    """How many units were let in, and all that a store or a file would hold of them."""
    reader = opened(BytesIO(data))
    units: list[Unit] = []
    written = b""
    for batch in batches(reader):
        pairs = [unit for entry in batch for unit in units_of_entry(entry, reader.source_language)]
        outcomes = admit(pairs, screen=scan_rows)
        units += [each.unit for each in outcomes if isinstance(each, Admitted)]
        written += clean(batch, reader.source_language, screen=scan_rows).data
    return len(units), repr(units) + written.decode()


def test_each_place_of_a_file_is_looked_after() -> None:
    """A short run of the long one, with every place and every value at least once."""
    body = "".join(
        place(*FRAMES[n % len(FRAMES)], plant)
        for place in PLACES.values()
        for n, plant in enumerate(PLANTS)
    )
    count, kept = _kept(header("nb") + f"{body}</body></tmx>".encode())
    assert count
    assert [secret for secret in SECRETS if secret in kept] == []


@pytest.mark.nightly
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(5))
def test_of_ten_thousand_random_entries_none_keeps_what_was_planted(seed: int) -> None:
    count, kept = _kept(_file(2_000, seed))
    assert count
    assert [secret for secret in SECRETS if secret in kept] == []
