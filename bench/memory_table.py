"""The figures of the memory as they stand in the documentation."""

from collections.abc import Mapping
from typing import Any


def table(results: Mapping[str, Any]) -> str:
    """What each part of the bench measured, the parts that were not run left out."""
    lines = ["| What | Figure | Bar for a million units |", "|---|---|---|"]
    for part, rows in ROWS.items():
        if part in results:
            lines += [f"| {name} | {shown(results[part])} | {bar} |" for name, shown, bar in rows]
    for name, peer in results.get("postgresql", {}).get("peers", {}).items():
        times = peer["clock_ms"]
        lines.append(
            f"| Peer's query on the same PostgreSQL: {name} | clock {times['p50']} ms p50,"
            f" {times['longest']} longest ({peer['queries']} queries) | |"
        )
    if peer := results.get("toolkit"):
        theirs, ours = peer["theirs"], peer["ours"]
        lines.append(
            f"| translate-toolkit's matcher, {peer['units']:,} units |"
            f" {theirs['cpu_p50_ms']} ms p50 ({theirs['queries']} queries,"
            f" {theirs['failed']} ended in an error);"
            f" ours beside it {ours['cpu_p50_ms']} | |"
        )
    sizes = {results[each]["units"] for each in ("embedded", "postgresql") if each in results}
    loads = [each["load"] for each in results.values()]
    lines += ["", f"Units in the memory: {', '.join(f'{size:,}' for size in sorted(sizes))}."]
    lines += [f"Load of the machine of {CORES} cores: {min(loads)} to {max(loads)}."]
    return "\n".join(lines)


CORES = 2


def _lookup(threshold: int, clock: str) -> Any:
    def shown(part: Mapping[str, Any]) -> str:
        times = part[f"at_{threshold}"][clock]
        return f"{times['p50']} ms p50, {times['p95']} p95"

    return shown


def _recall(key: str, least: str) -> Any:
    def shown(part: Mapping[str, Any]) -> str:
        if key not in part:  # measured before this was counted
            return "not measured"
        return f"{part[key][least]['found']} of {part[key][least]['queries']}"

    return shown


def _value(key: str, unit: str) -> Any:
    return lambda part: f"{part[key]:,} {unit}"


ROWS: dict[str, list[tuple[str, Any, str]]] = {
    "embedded": [
        ("Lookup at 75, SQLite, CPU", _lookup(75, "cpu_ms"), "5 p50, 15 p95"),
        ("Lookup at 50, SQLite, CPU", _lookup(50, "cpu_ms"), ""),
        ("Lookup at 75, SQLite, clock", _lookup(75, "clock_ms"), ""),
        ("True best found, 75 and above", _recall("recall", "75"), "0.995"),
        ("True best found, 50 to 74", _recall("recall", "50"), "0.95"),
        ("The same, Norwegian queries, 75 and above", _recall("recall_norwegian", "75"), "0.995"),
        ("The same, Norwegian queries, 50 to 74", _recall("recall_norwegian", "50"), "0.95"),
        ("Building, CPU", _value("build_cpu_s", "s"), "60"),
        ("Insert of one unit, CPU", _value("insert_cpu_ms", "ms"), "1"),
        ("Analysis", _value("analysis_segments_per_s", "segments/s"), "500"),
    ],
    "postgresql": [
        ("Lookup at 75, PostgreSQL, clock", _lookup(75, "clock_ms"), "30 p50"),
        ("Lookup at 50, PostgreSQL, clock", _lookup(50, "clock_ms"), ""),
        ("True best found, PostgreSQL, 75 and above", _recall("recall", "75"), "0.995"),
        ("True best found, PostgreSQL, 50 to 74", _recall("recall", "50"), "0.95"),
        ("Lookup at 75, PostgreSQL, CPU of the client", _lookup(75, "cpu_ms"), ""),
    ],
    "reading": [
        ("TMX read", _value("ours_mb_s", "MB/s"), "15"),
        ("TMX read by lxml's iterparse", _value("lxml_iterparse_mb_s", "MB/s"), ""),
    ],
    "large": [
        (
            "Ten million units (variants of the corpus): lookup at 75, CPU",
            _lookup(75, "cpu_ms"),
            "50 p95",
        ),
        ("Ten million units: file", _value("file_mb", "MB"), ""),
    ],
    "norwegian": [
        ("20,000 bokmål sentences: true best found, 75 and above", _recall("nb", "75"), "0.995"),
        ("20,000 bokmål sentences: 50 to 74", _recall("nb", "50"), "0.95"),
        ("20,000 nynorsk sentences: true best found, 75 and above", _recall("nn", "75"), "0.995"),
        ("20,000 nynorsk sentences: 50 to 74", _recall("nn", "50"), "0.95"),
    ],
    "cleaning": [
        ("Clean beside the detector alone, page by page", _value("ratio", "of its speed"), "0.8"),
        (
            "Clean beside the detector given as many pages at once",
            _value("ratio_at_once", "of its speed"),
            "",
        ),
        ("Clean, text", _value("clean_mb_s", "MB/s"), ""),
    ],
    "purging": [("A person looked for", _value("units_per_s", "units/s"), "1,000,000")],
}
