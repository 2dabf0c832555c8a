"""Files of every form that a memory takes in, with a value planted at some place of each entry."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ordvern.memory.tmx import header
from tests.memory.test_planted import PLACES, PLANTS

FRAMES = (
    ("Send {} til {} i dag.", "Send {} to {} today."),
    ("Kontakt {} hvis {} mangler.", "Contact {} if {} is missing."),
    ("Det gjelder pasienten {} og {}.", "It concerns the patient {} and {}."),
    ("{} skal ha {} før fredag.", "{} shall have {} before Friday."),
)
THINGS = (
    ("skjemaet", "the form"), ("lageret", "the store"), ("nøkkelen", "the key"),
    ("kassa", "the box"), ("kontoret", "the office"), ("pumpa", "the pump"),
    ("rapporten", "the report"), ("heisen", "the lift"), ("brevet", "the letter"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Write:
    """Something that is to go into a memory: both texts, with `plant` in them or beside them."""

    place: str
    source: str
    target: str
    plant: str

    @property
    def beside(self) -> str:
        """What stands beside the texts; nothing if the value is in them."""
        return "" if self.place in IN_TEXT else self.plant


IN_TEXT: Mapping[str, Callable[[str], tuple[str, str]]] = {
    "text": lambda plant: (plant, plant),
    "source": lambda plant: (plant, "it"),
    "target": lambda plant: ("den", plant),
}
Places = Sequence[str]


def writes(chance: random.Random, places: Places, count: int) -> list[Write]:
    """So many, at places drawn by chance."""
    return [_write(chance, chance.choice(places)) for _ in range(count)]


def _write(chance: random.Random, place: str) -> Write:
    plant = chance.choice(PLANTS)
    (source, target), (thing, same) = chance.choice(FRAMES), chance.choice(THINGS)
    ours, theirs = IN_TEXT[place](plant) if place in IN_TEXT else ("den", "it")
    return Write(place, source.format(ours, thing), target.format(theirs, same), plant)


def tmx(some: Sequence[Write]) -> str:
    """Each entry is the one of the engine's test, whose places take a frame and the value."""
    body = "".join(_tu(each) for each in some)
    return header("nb").decode() + f"{body}</body></tmx>"


def _tu(write: Write) -> str:
    place = "text" if write.place in IN_TEXT else write.place
    return PLACES[place](write.source, write.target, write.plant)


def xliff(some: Sequence[Write]) -> str:
    units = "".join(
        f"<trans-unit id='{n}{each.beside}' resname='{each.beside}'>"
        f"<source>{each.source}{_inside(each)}</source><target>{each.target}{_inside(each)}</target>"
        f"{_beside(each, 'note')}<alt-trans><target>{each.beside}</target></alt-trans></trans-unit>"
        for n, each in enumerate(some)
    )
    return (
        "<xliff version='1.2'><file original='a' source-language='nb' target-language='en'>"
        f"<body>{units}</body></file></xliff>"
    )


def _inside(write: Write) -> str:
    if write.place == "sub":
        return f"<ph id='1'><sub>{write.plant}</sub></ph>"
    return f"<x id='{write.plant}' equiv-text='{write.plant}'/>" if write.place == "code" else ""


def _beside(write: Write, tag: str) -> str:
    return f"<{tag}>{write.plant}</{tag}>" if write.place == tag else ""


def sdlxliff(some: Sequence[Write]) -> str:
    units = "".join(
        f"<trans-unit id='{n}'><source>{each.source}</source>"
        f"<seg-source><mrk mtype='seg' mid='1'>{each.source}{_inside(each)}</mrk></seg-source>"
        f"<target><mrk mtype='seg' mid='1'>{each.target}{_inside(each)}</mrk></target>"
        f"<sdl:seg-defs><sdl:seg id='1'><sdl:value key='created_by'>{each.beside}</sdl:value>"
        "</sdl:seg></sdl:seg-defs></trans-unit>"
        for n, each in enumerate(some)
    )
    return (
        "<xliff version='1.2' xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'><file original='a'"
        " source-language='nb' target-language='en'><header><reference><internal-file>"
        f"{PLANTS[1]}</internal-file></reference></header><body>{units}</body></file></xliff>"
    )


def xliff2(some: Sequence[Write]) -> str:
    units = "".join(
        f"<unit id='{n}' name='{each.beside}'><notes><note>{each.beside}</note></notes>"
        f"<originalData><data id='d'>{each.beside}</data></originalData><segment>"
        f"<source>{each.source}<ph id='1' disp='{each.beside}'/></source>"
        f"<target>{each.target}<ph id='1'/></target></segment></unit>"
        for n, each in enumerate(some)
    )
    return f"<xliff version='2.1' srcLang='nb' trgLang='en'><file id='f'>{units}</file></xliff>"


def tbx(some: Sequence[Write]) -> str:
    concepts = "".join(
        f"<termEntry id='c{n}{each.beside}'><note>{each.beside}</note><transacGrp><transacNote>"
        f"{each.beside}</transacNote></transacGrp><langSet xml:lang='nb'><tig><term>{each.source}"
        f"</term></tig></langSet><langSet xml:lang='en'><tig><term>{each.target}</term></tig>"
        "</langSet></termEntry>"
        for n, each in enumerate(some)
    )
    return f"<martif type='TBX'><text><body>{concepts}</body></text></martif>"


def po(some: Sequence[Write]) -> str:
    head = f'msgid ""\nmsgstr ""\n"Last-Translator: {PLANTS[2]}\\n"\n"Language: en\\n"\n\n'
    return head + "\n".join(
        f'# {each.beside}\n#: {each.beside}\nmsgctxt "{n}{each.beside}"\n'
        f'msgid "{each.source}"\nmsgstr "{each.target}"\n'
        for n, each in enumerate(some)
    )


def table(some: Sequence[Write]) -> str:
    rows = "".join(
        f'"{each.source}";"{each.target}";"{each.beside}";"{each.beside}"\n' for each in some
    )
    return f"source;target;author;comment\n{rows}"


IN_EACH = tuple(IN_TEXT)
FORMS: Mapping[str, tuple[Callable[[Sequence[Write]], str], Places]] = {
    "tmx": (tmx, (*IN_EACH, "property", "context", "note", "id", "author", "code", "sub")),
    "xliff": (xliff, (*IN_EACH, "id", "note", "code", "sub")),
    "sdlxliff": (sdlxliff, (*IN_EACH, "author", "code", "sub")),
    "xliff2": (xliff2, (*IN_EACH, "note")),
    "tbx": (tbx, (*IN_EACH, "note")),
    "po": (po, (*IN_EACH, "note")),
    "csv": (table, (*IN_EACH, "note")),
}
"""How each form is written, and the places where it can hold a value."""
