"""Every target, by its name."""

from tests.fuzz.target import Target
from tests.fuzz.targets.changing import CHANGING
from tests.fuzz.targets.others import OTHERS
from tests.fuzz.targets.reading import READING
from tests.fuzz.targets.translating import TRANSLATING

TARGETS: dict[str, Target] = {
    each.name: each for each in (*READING, *CHANGING, *TRANSLATING, *OTHERS)
}
