"""Measures scans with names beside Presidio with a trained pipeline, and beside scrubadub: speed
on the text of bench/detection.py, and what is found in the marked documents.

    scripts/bench.sh names_speed

One core, CPU time, the best of some rounds; ours in a process of its own (see
bench/detection_ours.py). Presidio runs its default English recognizers on the
pipeline of bench/spacy_small.py, trained here for `TRAINED` seconds, once with its recognizer of
names alone and once with all that a small pipeline does; the ratio is to the latter. scrubadub
runs its default detectors for Great Britain. What they find is scored by
`ordvern.detection.scoring`, every label they give counted as the kind nearest to it, dates and
places too. Needs the data sets and the marked documents beside the checkout. Results go to
bench/results/names_speed.json and into docs/detection.md.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import scrubadub
import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from spacy.language import Language

from detection import BATCH, BlankEngine
from detection_ours import measured
from detection_text import NORNE, PEER_SIZES, SIZES, corpus, pieces, throughput, weight
from ordvern.detection import scan
from ordvern.detection.marking import Mark, MarkedDocument, Told, read_marked, told_by
from ordvern.detection.scoring import Scores, score
from ordvern.text import Category, Span
from spacy_small import trained, whole

ROOT = Path(__file__).parents[1]
MARKED = ROOT.parent / "shared" / "eval" / "documents-dev.jsonl"
RESULTS = ROOT / "bench" / "results" / "names_speed.json"
PAGE = ROOT / "docs" / "detection.md"
STORED = ROOT / "build" / "spacy-small"
TRAINED = 90.0
PEER_VOLUME = 100_000
ROUNDS = 3
SURE = 0.4
WHOLE = "Presidio and small spaCy, whole"
TOGETHER = f"{WHOLE}, in batches"
OURS = {"with_names": "Ordvern", "with_names_together": "Ordvern, together"}
Find = Callable[[str], Iterable[tuple[str, int, int]]]
KINDS = {
    "person": Category.PERSON_NAME,
    "name": Category.PERSON_NAME,
    "email": Category.EMAIL,
    "email_address": Category.EMAIL,
    "phone": Category.PHONE,
    "phone_number": Category.PHONE,
    "credit_card": Category.PAYMENT_CARD,
    "iban_code": Category.BANK_ACCOUNT,
    "us_bank_number": Category.BANK_ACCOUNT,
    "location": Category.POSTAL_ADDRESS,
    "postalcode": Category.POSTAL_ADDRESS,
    "date_time": Category.DATE_OF_BIRTH,
    "date_of_birth": Category.DATE_OF_BIRTH,
    "us_driver_license": Category.ID_DOCUMENT,
    "us_passport": Category.ID_DOCUMENT,
    "drivers_licence": Category.ID_DOCUMENT,
    "us_ssn": Category.NATIONAL_ID,
    "national_insurance_number": Category.NATIONAL_ID,
    "social_security_number": Category.NATIONAL_ID,
    "vehicle_licence_plate": Category.VEHICLE_REGISTRATION,
    "ip_address": Category.ONLINE_ID,
    "twitter": Category.ONLINE_ID,
    "skype": Category.ONLINE_ID,
}


class TrainedEngine(SpacyNlpEngine):
    """Presidio's engine on a pipeline that is there already."""

    def __init__(self, nlp: Language) -> None:
        super().__init__(models=[{"lang_code": "en", "model_name": "trained"}])
        self.nlp = {"en": nlp}

    def load(self) -> None:
        """There is nothing to load."""


def pipeline() -> Language:
    """The trained pipeline; the second time the one that was stored."""
    if STORED.is_dir():
        return spacy.load(STORED)
    nlp = trained(NORNE, seconds=TRAINED)
    STORED.parent.mkdir(exist_ok=True)
    nlp.to_disk(STORED)
    return nlp


def by_presidio(engine: SpacyNlpEngine, sure: float) -> Find:
    analyzer = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])

    def find(text: str) -> list[tuple[str, int, int]]:
        found = analyzer.analyze(text, language="en", score_threshold=sure)
        return [(each.entity_type, each.start, each.end) for each in found]

    return find


def in_batches(engine: SpacyNlpEngine) -> Callable[[list[str]], object]:
    batches = BatchAnalyzerEngine(AnalyzerEngine(nlp_engine=engine, supported_languages=["en"]))
    return lambda texts: list(
        batches.analyze_iterator(texts, language="en", batch_size=BATCH, score_threshold=0.0)
    )


def by_scrubadub() -> Find:
    scrubber = scrubadub.Scrubber(locale="en_GB")

    def find(text: str) -> list[tuple[str, int, int]]:
        return [(each.type, each.beg, each.end) for each in scrubber.iter_filth(text)]

    return find


def told(found: Iterable[tuple[str, int, int]]) -> Told:
    """What a peer found, each label as the kind nearest to it; other labels as a record number."""
    marks = tuple(
        Mark(KINDS.get(label.lower(), Category.RECORD_NUMBER), Span(start, end))
        for label, start, end in found
    )
    return Told(bool(marks), frozenset(), marks)


def quality(documents: list[MarkedDocument], find: Callable[[str], Told]) -> dict[str, Any]:
    scores: Scores = score((document, find(document.text)) for document in documents)
    names = scores.span_recall_by_kind["person_name"]
    return {
        "found": scores.identifier_char_recall,
        "right": scores.identifier_char_precision,
        "whole documents": scores.documents_with_nothing_missed,
        "names": names.covered,
        "alarms per 1,000 words": scores.findings_per_1000_words_where_nobody_is_named,
    }


def measure() -> dict[str, Any]:
    ours = measured()
    # Presidio's e-mail recognizer would fetch a list of domains; the one it ships will do.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    small = TrainedEngine(pipeline())
    peers = {
        "Presidio, default patterns": by_presidio(BlankEngine(), 0.0),
        f"Presidio, default patterns, sure from {SURE}": by_presidio(BlankEngine(), SURE),
        "Presidio and small spaCy, names alone": by_presidio(small, 0.0),
        f"Presidio and small spaCy, names alone, sure from {SURE}": by_presidio(small, SURE),
        "scrubadub, default detectors": by_scrubadub(),
    }
    text = corpus(max(SIZES))
    timed = {name: find for name, find in peers.items() if "sure" not in name}
    engine = TrainedEngine(whole(pipeline()))
    timed[WHOLE] = by_presidio(engine, 0.0)
    rows = []
    for row in ours:
        rows.append({key: row[key] for key in ("characters", *OURS) if key in row})
        if row["characters"] in PEER_SIZES:
            some = pieces(text, row["characters"], PEER_VOLUME)
            for name, find in timed.items():
                rows[-1][name] = throughput(find, some, weight(some), ROUNDS)
            if len(some) > 1:
                groups = [some[start : start + BATCH] for start in range(0, len(some), BATCH)]
                peer = throughput(in_batches(engine), groups, weight(some), ROUNDS)
                rows[-1][TOGETHER] = peer
        print(rows[-1], flush=True)
    with MARKED.open(encoding="utf-8") as lines:
        documents = list(read_marked(lines))
    found = {"Ordvern": quality(documents, lambda each: told_by(scan(each)))}
    for name, find in peers.items():
        found[name] = quality(documents, lambda each, find=find: told(find(each)))
        print(name, found[name], flush=True)
    return {"speed": rows, "quality": found}


def speed_table(rows: list[dict[str, Any]]) -> str:
    peers = [name for name in rows[0] if name not in ("characters", *OURS)]
    heads = ["characters a text", *OURS.values(), *peers, "ratio", "ratio together"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for row in rows:
        cells = [f"{row['characters']:,}", *(row.get(name, "") for name in (*OURS, *peers))]
        for name, peer in zip(OURS, (WHOLE, TOGETHER), strict=True):
            known = name in row and peer in row
            cells.append(round(row[name] / row[peer], 1) if known else "")
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def quality_table(found: dict[str, dict[str, Any]]) -> str:
    columns = list(found["Ordvern"])
    lines = [f"| | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(map(str, row.values()))} |" for name, row in found.items()]
    return "\n".join(lines)


def main() -> None:
    results = measure()
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    tables = {"names": speed_table(results["speed"]), "peers": quality_table(results["quality"])}
    for mark, table in tables.items():
        marks = rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)"
        page = re.sub(marks, lambda m, table=table: f"{m[1]}{table}\n{m[2]}", page, flags=re.DOTALL)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
