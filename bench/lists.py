"""Times the pages that list things in an agency with ten thousand orders and their files.

python -m bench.lists [--orders 10000] [--runs 9] [--write docs/operations/size.md]
On the database of DATABASE_URL, which must be empty; without one on SQLite in a temporary folder.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

BAR = 300  # milliseconds
HERE = Path(__file__).parent
RESULTS = HERE / "results" / "lists.json"
BEGIN, END = "<!-- lists -->\n", "<!-- end of lists -->\n"


@dataclass(frozen=True)
class Page:
    """A page as somebody opens it: who, and the address with its query."""

    who: str
    name: str
    query: str = ""


PAGES = (
    Page("staff", "desk:inbox"),
    Page("staff", "desk:orders"),
    Page("staff", "desk:orders", "?page=400"),
    Page("staff", "desk:orders", "?q=Kunde+12"),
    Page("staff", "desk:orders", "?state=to-start"),
    Page("staff", "desk:orders", "?state=to-deliver"),
    Page("staff", "desk:orders", "?state=to-invoice"),
    Page("staff", "desk:inquiries"),
    Page("staff", "desk:customers"),
    Page("staff", "desk:customers", "?page=80"),
    Page("staff", "desk:customers", "?q=kunde+12"),
    Page("staff", "desk:partners"),
    Page("staff", "desk:invoices"),
    Page("staff", "desk:invoices", "?state=overdue"),
    Page("officer", "oversight:log"),
    Page("officer", "oversight:log", "?page=4000"),
    Page("officer", "oversight:log", "?verb=order.delivered"),
    Page("officer", "oversight:erasures"),
    Page("officer", "oversight:transfers"),
    Page("officer", "oversight:storage"),
    Page("customer", "portal:orders"),
    Page("customer", "portal:invoices"),
    Page("partner", "partner:jobs"),
)


@dataclass(frozen=True)
class Timing:
    """Of one page: milliseconds by the clock and of this processor, medians; queries; bytes."""

    page: str
    clock: float
    processor: float
    queries: int
    size: int


def queries_of(client: Any, address: str) -> list[str]:
    """What the page asks of the database. Raises `LookupError` if there is no such page."""
    from django.db import connection

    asked: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        answer = client.get(address)
    if answer.status_code != 200:
        raise LookupError(f"{address}: {answer.status_code}")
    return asked


def timed(client: Any, page: Page, runs: int) -> Timing:
    from django.urls import reverse

    address = reverse(page.name) + page.query
    queries = queries_of(client, address)
    clock, processor = [], []
    for _ in range(runs):
        began, used = time.perf_counter(), time.process_time()
        answer = client.get(address)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return Timing(
        page.name + page.query,
        round(statistics.median(clock), 1),
        round(statistics.median(processor), 1),
        len(queries),
        len(answer.content),
    )


def measured(orders: int, runs: int, home: Path) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ordvern.project.settings")
    os.environ |= {
        "ORDVERN_HOME": str(home),
        "ORDVERN_SECRET_KEY": "bench" * 12,
        "ORDVERN_HTTPS": "0",
        "ORDVERN_HOSTS": "testserver",
    }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    clients = _clients(orders, timezone.now())
    timings = [asdict(timed(clients[page.who], page, runs)) for page in PAGES]
    return {"orders": orders, "load": os.getloadavg()[0], "pages": timings} | {
        "database": connection.vendor
    }


def _clients(orders: int, now: Any) -> dict[str, Any]:
    from bench.agency import fill
    from tests.web.entering import client_of

    from ordvern.apps.core.actors import SYSTEM, Role
    from ordvern.apps.core.models import User
    from ordvern.apps.statement.usecases.publish_statement import publish_statement

    customer, partner = fill(orders, now=now)
    publish_statement("2026-09-01", actor=SYSTEM, now=now)
    staff = User.objects.create_user("siri@stor.example", role=Role.STAFF)
    officer = User.objects.create_user("ingrid@stor.example", role=Role.OFFICER)
    people = {"staff": staff, "officer": officer, "customer": customer, "partner": partner}
    return {who: client_of(account) for who, account in people.items()}


def table(results: dict[str, Any]) -> str:
    """Both databases side by side, as far as they were measured."""
    vendors = [vendor for vendor in ("sqlite", "postgresql") if vendor in results]
    lines = [
        "| Page | " + " | ".join(f"{v}: clock, processor, queries" for v in vendors) + " |",
        "|---" * (len(vendors) + 1) + "|",
    ]
    by = {v: {row["page"]: row for row in results[v]["pages"]} for v in vendors}
    for page in by[vendors[0]]:
        cells = [_cell(by[v][page]) for v in vendors]
        lines.append(f"| `{page}` | " + " | ".join(cells) + " |")
    orders = {results[v]["orders"] for v in vendors}
    loads = [f"{results[v]['load']:.1f}" for v in vendors]
    lines += [
        "",
        f"Orders: {', '.join(f'{n:,}' for n in sorted(orders))}, ten files each. Medians in"
        " milliseconds: by the clock, and of the server's processor (without PostgreSQL's own)."
        f" Two cores, which others used at the same time: load {', '.join(loads)}.",
    ]
    return "\n".join(lines)


def _cell(row: dict[str, Any]) -> str:
    return f"{row['clock']:.0f}, {row['processor']:.0f}, {row['queries']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        found = measured(arguments.orders, arguments.runs, Path(home))
    for row in found["pages"]:
        over = " OVER THE BAR" if row["clock"] > BAR else ""
        print(
            f"{row['page']:40} {row['clock']:8} ms {row['processor']:8} cpu"
            f" {row['queries']:4} queries {row['size']:8} bytes{over}"
        )
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results[found["database"]] = found
    RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    if arguments.write:
        text = arguments.write.read_text(encoding="utf-8")
        before, _, rest = text.partition(BEGIN)
        after = rest.partition(END)[2]
        arguments.write.write_text(
            f"{before}{BEGIN}{table(results)}\n{END}{after}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
