"""Pictures keep their pixels and lose what is written beside them; unknown ones are not kept."""

import io
import struct

import pytest
from PIL import Image

from ordvern.documents.redaction.metafiles import lines_only
from ordvern.documents.redaction.pictures import without_metadata
from tests.documents.redaction.planting import NAME, png


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    image = Image.effect_noise((40, 30), 60)
    note = {"comment": NAME.encode()} if kind in {"JPEG", "GIF"} else {}
    exif = Image.Exif()
    exif[0x9286] = NAME
    image.save(out, kind, **note, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP"])
def test_pixels_stay_and_notes_go(kind: str) -> None:
    original = picture(kind) + NAME.encode()

    cleaned = without_metadata(original)

    assert cleaned is not None
    assert NAME.encode() not in cleaned
    before, after = Image.open(io.BytesIO(original)), Image.open(io.BytesIO(cleaned))
    assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_text_chunk_goes() -> None:
    assert NAME.encode() not in (without_metadata(png(NAME)) or NAME.encode())


@pytest.mark.parametrize("content", [b"", b"RIFF1234WEBP", b"\x89PNG\r\n\x1a\nxx", b"\xff\xd8\xff"])
def test_damaged_or_unknown_is_not_kept(content: bytes) -> None:
    assert without_metadata(content) is None


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<II", kind, 8 + len(data)) + data


def enhanced(*records: bytes) -> bytes:
    """A metafile with a description and the records."""
    note = NAME.encode("utf-16-le")
    head = b"\0" * 32 + b" EMF" + b"\0" * 16 + struct.pack("<II", len(NAME), 88) + b"\0" * 20
    return record(1, head + note) + b"".join(records) + record(14, b"\0" * 12)


def test_metafile_of_lines_loses_only_its_description() -> None:
    original = enhanced(record(54, b"\0" * 8))

    cleaned = lines_only(original)

    assert cleaned is not None
    assert len(cleaned) == len(original)
    assert NAME.encode("utf-16-le") not in cleaned


@pytest.mark.parametrize("kind", [83, 84, 108, 70])
def test_metafile_with_text_or_comments_is_not_kept(kind: int) -> None:
    assert lines_only(enhanced(record(kind, NAME.encode("utf-16-le")))) is None


def windows(function: int) -> bytes:
    return struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0) + b"".join(
        struct.pack("<IH", 3, each) for each in (function, 0)
    )


def test_old_metafiles_too() -> None:
    assert lines_only(windows(0x0213)) == windows(0x0213)
    assert lines_only(windows(0x0A32)) is None
    assert lines_only(b"not a metafile at all") is None
