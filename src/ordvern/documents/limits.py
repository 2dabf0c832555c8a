"""How much one document may ask for before it is refused as too large or too complex."""

from dataclasses import dataclass

MiB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are in bytes, `characters` in code points, times in seconds.

    `inflated` counts what really comes out of a package and is kept, `streamed` what is let go
    again row by row; neither asks what headers claim.
    `picture_seconds` may be spent on reading text in pictures; with nought they are only counted.
    They come on top of the other times.
    """

    size: int = 64 * MiB
    inflated: int = 192 * MiB
    streamed: int = 512 * MiB
    ratio: int = 250
    entries: int = 10_000
    depth: int = 3
    pages: int = 5_000
    characters: int = 80_000_000
    segments: int = 1_100_000
    pixels: int = 64_000_000
    pictures: int = 200
    picture_seconds: float = 0.0
    memory: int = 1024 * MiB
    cpu_seconds: int = 24
    wall_seconds: float = 25.0
    output: int = 128 * MiB


# Pictures are read one after the other at 1-3 s a page: this is a scan of some thirty pages.
READING = Limits(picture_seconds=60.0)

# A redaction reads the file three times over and has other readers read the copy: it takes
# several times as long as a reading, and it is staff who wait, not a stranger's upload.
REDACTING = Limits(cpu_seconds=120, wall_seconds=125.0)
