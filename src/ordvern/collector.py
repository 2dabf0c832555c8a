"""Python's search for cycles of objects, which goes through all objects of the process again and
again while many are made."""

import gc


class Uncollected:
    """Within it no cycles are searched, in no thread of the process; as it was before, after it.

    For work that makes very many objects and hardly a cycle. What is made meanwhile is counted, so
    the search comes right after it, as it would have.
    """

    __slots__ = ("_was_on",)

    def __init__(self) -> None:
        self._was_on = False

    def __enter__(self) -> None:
        if gc.isenabled():
            self._was_on = True
            gc.disable()

    def __exit__(self, *raised: object) -> None:
        if self._was_on:
            gc.enable()
