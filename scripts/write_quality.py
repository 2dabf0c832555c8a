"""Writes the figures of the scorer (JSON on standard input) into docs/detection.md.

scripts/eval.sh --write
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parents[1] / "docs" / "detection.md"
MARKS = re.compile(r"(<!-- quality -->\n).*?(<!-- /quality -->)", re.DOTALL)
MEASURES = (
    ("identifiers: characters found (recall)", "identifier_char_recall", ">= 0.98"),
    (
        "identifiers: characters found that are personal (precision)",
        "identifier_char_precision",
        ">= 0.95",
    ),
    ("documents with no identifier missed", "documents_with_nothing_missed", ">= 0.90"),
    (
        "findings per 1,000 words where nobody is named",
        "findings_per_1000_words_where_nobody_is_named",
        "<= 1",
    ),
)


def lines(score: dict[str, Any]) -> list[str]:
    """The tables of the page from what the scorer says."""
    sensitive, personal = score["document_sensitive"], score["document_personal"]
    rows = ["| Measure | Figure | Goal |", "|---|---|---|"]
    rows += [f"| {name} | {score[key]} | {goal} |" for name, key, goal in MEASURES]
    rows += [
        f"| sensitive documents: recall | {sensitive['recall']} | >= 0.97 |",
        f"| sensitive documents: precision | {sensitive['precision']} | >= 0.95 |",
        "| documents with somebody identifiable: recall / precision | "
        f"{personal['recall']} / {personal['precision']} |  |",
        "",
        "Sensitive kinds by document (few of each, so one document moves a figure much):",
        "",
        "| Kind | Recall | Precision | Documents |",
        "|---|---|---|---|",
    ]
    for kind, each in score["document_sensitive_by_kind"].items():
        rows.append(f"| {kind} | {each['recall']} | {each['precision']} | {each['n']} |")
    rows += ["", "How many of the marked stretches are covered by half or more:", ""]
    rows += ["| Kind | Covered | Marked |", "|---|---|---|"]
    for kind, each in score["span_recall_by_kind"].items():
        rows.append(f"| {kind} | {each['covered']} | {each['n']} |")
    return rows


def main() -> None:
    text = "\n".join(lines(json.load(sys.stdin))) + "\n"
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARKS.sub(lambda mark: mark[1] + text + mark[2], page), encoding="utf-8")


if __name__ == "__main__":
    main()
