"""Translation: to XLIFF and back, and back from whatever a translator's tool made of it."""

from functools import cache, partial
from io import BytesIO
from pathlib import PurePath

from ordvern.documents import NotMerged, Refused, compare, from_xliff, read, to_xliff, xliff_pairs
from tests.documents.translation.samples import SAMPLES, translated
from tests.fuzz import seeds
from tests.fuzz.mutating.tokens import Mutator
from tests.fuzz.target import Target, Wrong
from tests.fuzz.targets.reading import LINES, PACKAGE, WEB, XML

BESIDE = b"\n=====\n"


def feed_round(content: bytes, *, form: str) -> None:
    """Out, and back with the source as its own translation: the same words are shown."""
    version = ("2.1", "1.2")[len(content) % 2]
    (out,) = to_xliff(
        BytesIO(content), source_language="nb", target_languages=["en"], name=f"a.{form}",
        version=version,
    )  # fmt: skip
    xliff_pairs(BytesIO(out.content))
    if version == "2.1":
        back = from_xliff(BytesIO(content), BytesIO(translated(out.content)))
        read(BytesIO(back.content), ocr=False)


@cache
def originals() -> dict[str, bytes]:
    return {form: make() for form, make in SAMPLES.items()}


def returned() -> list[bytes]:
    """What a translator sends back of each form, in both versions."""
    return [
        translated(out.content) if version == "2.1" else out.content
        for form, content in originals().items()
        for version in ("2.1", "1.2")
        for out in to_xliff(
            BytesIO(content), source_language="nb", target_languages=["en"], name=f"a.{form}",
            version=version,
        )
    ]  # fmt: skip


def feed_return(content: bytes) -> None:
    """A translation goes into its document, or is turned away with reasons; never half of it."""
    xliff_pairs(BytesIO(content))
    for form, original in originals().items():
        if f"urn:ordvern:{form}:".encode() not in content:
            continue
        merged = from_xliff(BytesIO(original), BytesIO(content))
        name = f"a{PurePath(f'.{form}').suffix}"
        if read(BytesIO(merged.content), name=name, ocr=False).kind != read(BytesIO(original)).kind:
            raise Wrong("the merged document is of another kind")


def feed_comparison(content: bytes) -> None:
    source, _, target = content.partition(BESIDE)
    pair = [read(BytesIO(each or b"x"), ocr=False) for each in (source, target)]
    for each in compare(*pair, source_language="nb", target_language="en"):
        if each.source is not None and each.source >= len(pair[0].segments):
            raise Wrong("a difference points behind the end")


def both() -> list[bytes]:
    return [BESIDE.join((each, each.upper())) for each in seeds.of("txt", "csv", "srt")()]


def _rounds(name: str, mutate: Mutator, *forms: str) -> Target:
    feed = partial(feed_round, form=forms[0])
    what = f"{name} to XLIFF and back"
    return Target(f"translate-{name}", what, feed, seeds.of(*forms), mutate, (Refused,))


TRANSLATING = (
    _rounds("docx", PACKAGE, "docx"),
    _rounds("xlsx", PACKAGE, "xlsx"),
    _rounds("pptx", PACKAGE, "pptx"),
    _rounds("odf", PACKAGE, "odt", "ods", "odp"),
    _rounds("idml", PACKAGE, "idml"),
    _rounds("html", WEB, "html"),
    _rounds("md", LINES, "md"),
    _rounds("srt", LINES, "srt"),
    _rounds("po", LINES, "po"),
    _rounds("csv", LINES, "csv"),
    _rounds("txt", LINES, "txt"),
    _rounds("json", LINES, "json"),
    Target(
        "translate-return", "XLIFF as a translator returns it", feed_return, returned, XML,
        (Refused, NotMerged), ("real/xliff",),
    ),
    Target("compare", "the check of a delivery", feed_comparison, both, LINES),
)  # fmt: skip
