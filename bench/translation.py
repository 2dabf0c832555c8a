"""Writes every unit of every sample file anew, target = source, and reads what comes out.

    python bench/translation.py [FOLDER]

FOLDER (../shared/samples/real unless named) holds folders of files. Writes
bench/results/translation.json and the table of docs/translation.md. A file counts as the same if a
reader is told the same texts in the same parts, blanks counted once (names of fonts in InDesign's
files, which stand once for a joined run, left out); and, for packages, if each
part holds the same elements but for those of runs, which are joined where they look the same. The
real way does less: units whose target is the source are left alone.
"""

import json
import re
import sys
import time
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from ordvern.documents.content import read_content
from ordvern.documents.kind import FileKind
from ordvern.documents.limits import REDACTING
from ordvern.documents.reason import Refused
from ordvern.documents.translation.extracting import form_of
from ordvern.documents.translation.forms.registry import FORMS
from ordvern.documents.translation.runs.language import Tongue
from ordvern.documents.words import words
from ordvern.text import Part

ROOT = Path(__file__).parents[1]
FOLDER = ROOT.parent / "shared" / "samples" / "real"
OUT = ROOT / "bench" / "results" / "translation.json"
PAGE = ROOT / "docs" / "translation.md"
# What is joined, left out or made anew where paragraphs are written.
OF_RUNS = words(
    "r t rPr proofErr lastRenderedPageBreak span s CharacterStyleRange Content soft-page-break "
    "phoneticPr rPh Properties AppliedFont"
)
OUTSIDE_RUNS = etree.XPath("//*[not(ancestor::*[local-name() = 'rPr'])]")


def told(content: bytes) -> Counter[tuple[str, str]]:
    reading = read_content(content, "", REDACTING)
    left_out = {Part.NOT_SHOWN} if reading.kind is FileKind.IDML else set()
    return Counter(
        (" ".join(each.text.split()), each.part)
        for each in reading.segments
        if each.part not in left_out
    )


def structure(content: bytes) -> dict[str, Counter[str]]:
    """How often each element stands in each part of a package, but for those of runs."""
    if not content.startswith(b"PK"):
        return {}
    found = {}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            try:
                root = etree.fromstring(archive.read(name), etree.XMLParser(huge_tree=True))
            except etree.XMLSyntaxError:
                continue
            outside = (str(each.tag).rpartition("}")[2] for each in OUTSIDE_RUNS(root))
            found[name] = Counter(tag for tag in outside if tag not in OF_RUNS)
    return found


def outcome(path: Path) -> tuple[str, str, int]:
    """The form, what came of it, and how many units there are."""
    content = path.read_bytes()
    try:
        form = form_of(content, path.name, REDACTING)
        opened = FORMS[form](content, Tongue(""), REDACTING)
    except Refused as refusal:
        return path.parent.name, f"refused: {refusal.reason.value}", 0
    before = [place.atoms for place in opened.places]
    for place in opened.places:
        place.put(place.atoms)
    written = opened.save()
    again = [place.atoms for place in FORMS[form](written, Tongue(""), REDACTING).places]
    count = len(before)
    if form != "po" and told(written) != told(content):
        return form, "other text", count
    if form != "po" and structure(written) != structure(content):
        return form, "other structure", count
    return form, "the same" if again == before or form == "po" else "other codes", count


def table(results: dict[str, Counter[str]], units: Counter[str]) -> str:
    lines = ["| | files | units | the same | else |", "|---|---|---|---|---|"]
    for form, counts in sorted(results.items()):
        rest = ", ".join(f"{what} {count}" for what, count in counts.items() if what != "the same")
        lines.append(
            f"| {form} | {counts.total()} | {units[form]} | {counts['the same']} | {rest} |"
        )
    return "\n".join(lines)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    results: dict[str, Counter[str]] = {}
    units: Counter[str] = Counter()
    named: list[str] = []
    began = time.process_time()
    for path in sorted(folder.glob("*/*")):
        form, what, count = outcome(path)
        results.setdefault(form, Counter())[what] += 1
        units[form] += count
        if not what.startswith(("the same", "refused")):
            named.append(f"{path.name}: {what}")
    text = table(results, units)
    print(text, *named, f"{time.process_time() - began:.0f} CPU-s", sep="\n")
    OUT.write_text(
        json.dumps({"results": results, "units": units, "named": named}, indent=1) + "\n", "utf-8"
    )
    page = PAGE.read_text(encoding="utf-8")
    inside = f"<!-- round-trip -->\n{text}\n<!-- /round-trip -->"
    page = re.sub(
        r"<!-- round-trip -->.*?<!-- /round-trip -->", lambda _: inside, page, flags=re.DOTALL
    )
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
