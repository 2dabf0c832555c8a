from collections.abc import Callable

def prepare(tables: dict[str, object]) -> object: ...
def persons(
    model: object,
    texts: list[str],
    cutter: Callable[[str], list[int]],
    placer: Callable[[int], int],
    threshold: float,
) -> list[tuple[int, int, int, float]]: ...
def words(
    model: object,
    texts: list[str],
    cutter: Callable[[str], list[int]],
    placer: Callable[[int], int],
) -> list[tuple[int, int, int, int]]: ...
