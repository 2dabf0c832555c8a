"""How much one document may ask for before it is refused as too large or too complex."""

from dataclasses import dataclass

MiB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are in bytes, `characters` in code points, times in seconds.

    `inflated` counts what really comes out of a package, never what its headers claim.
    """

    size: int = 64 * MiB
    inflated: int = 192 * MiB
    ratio: int = 250
    entries: int = 10_000
    depth: int = 3
    pages: int = 5_000
    characters: int = 12_000_000
    segments: int = 400_000
    pixels: int = 64_000_000
    memory: int = 1024 * MiB
    cpu_seconds: int = 24
    wall_seconds: float = 25.0
    output: int = 128 * MiB


# A redaction reads the file three times over and has other readers read the copy: it takes
# several times as long as a reading, and it is staff who wait, not a stranger's upload.
REDACTING = Limits(cpu_seconds=120, wall_seconds=125.0)
