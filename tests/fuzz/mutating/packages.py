"""Damages the parts of a package, or its list of parts, and packs it again."""

import zipfile
import zlib
from io import BytesIO
from random import Random

from tests.documents.making import zipped
from tests.fuzz.mutating.tokens import Change, Mutator

XML = (".xml", ".rels", ".xhtml", ".opf", ".html", ".rdf", ".vml")


def of_packages(of_part: Mutator) -> Mutator:
    """Mostly one part of XML is damaged by `of_part`; now and then the package itself."""

    def mutate(content: bytes, chance: Random, change: Change) -> bytes:
        parts = parts_of(content)
        if not parts or chance.random() < 0.05:
            return change(content)
        names = list(parts)
        name, other = chance.choice(names), chance.choice(names)
        match chance.randrange(20):
            case 0:
                del parts[name]
            case 1:
                parts[name] = parts[other]
            case 2:
                parts[chance.choice((name.upper(), f"x/{name}", f"../{name}"))] = parts[name]
            case 3:
                parts[name] = change(parts[name])
            case _:
                texts = [each for each in names if each.endswith(XML)] or names
                chosen = chance.choice(texts)
                parts[chosen] = of_part(parts[chosen], chance, change)
        return zipped(parts)  # type: ignore[arg-type]  # a dict of bytes is a mapping of both

    return mutate


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts by name; none if it cannot be unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > 1 << 22:
                return {}
            return {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError,
            RuntimeError):  # fmt: skip  # as the standard library tells of broken archives
        return {}
