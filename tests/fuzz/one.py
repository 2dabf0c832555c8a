"""Runs one target under atheris; the driver starts ``python -m tests.fuzz.one NAME SECONDS``."""

import contextlib
import resource
import sys
from pathlib import Path
from random import Random
from time import process_time

import atheris

# Only the engine that a target is about is watched: watching takes seconds to begin.
ENGINES = {
    "detect": "detection", "numbers": "detection", "memory": "memory", "vault": "vault",
    "seal": "vault",
}  # fmt: skip
WATCHED = f"ordvern.{ENGINES.get(sys.argv[1].partition('-')[0], 'documents')}"

with atheris.instrument_imports(include=[WATCHED]):
    from tests.fuzz import seeds
    from tests.fuzz.catching import Catcher
    from tests.fuzz.in_process import without_cage
    from tests.fuzz.places import places_of
    from tests.fuzz.targets.registry import TARGETS

MiB = 1 << 20
MEMORY = 1024 * MiB
# libFuzzer's own limits are for what Python cannot see: a library that hangs, leaks or crashes.
# It counts seconds by the wall on a machine that does other things too.
OPTIONS = ("-timeout=120", "-rss_limit_mb=3000", "-max_len=300000", "-print_final_stats=1",
           "-reload=0", "-report_slow_units=120", "-close_fd_mask=0")  # fmt: skip


def main(name: str, seconds: str) -> None:
    target = TARGETS[name]
    places = places_of(name)
    for number, content in enumerate((*target.seeds(), *seeds.samples_of(target.samples))):
        (places.seeds / f"{number:03}").write_bytes(content)
    catcher = Catcher(target, places.findings)

    def mutate(content: bytes, most: int, seed: int) -> bytes:
        chance = Random(seed)
        return target.mutate(content, chance, lambda part: _changed(part, most))[:most]

    _bound_memory()
    arguments = [
        *(sys.argv[0], *OPTIONS, f"-max_total_time={seconds}"),
        *(f"-artifact_prefix={places.deaths}/", str(places.corpus), str(places.seeds)),
    ]
    atheris.Setup(arguments, catcher.take, custom_mutator=mutate)
    sys.stdout.write(f"ready after {process_time():.1f} s\n")
    atheris.Fuzz()


def _changed(part: bytes, most: int) -> bytes:
    """libFuzzer's own mutation, with room to grow."""
    return bytes(atheris.Mutate(part, min(most, len(part) + 4096)))


def _bound_memory() -> None:
    """No input may ask for more than the cage would give it, on top of what is in use now."""
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))


if __name__ == "__main__":
    with without_cage(), contextlib.suppress(KeyboardInterrupt):
        main(sys.argv[1], sys.argv[2])
