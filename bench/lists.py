"""Times the pages that list things in an agency with ten thousand orders and their files.

python -m bench.lists [--orders 10000] [--runs 9] [--write docs/operations/size.md] [--home FOLDER]
On the database of DATABASE_URL; without one on SQLite, in the folder of --home or a temporary one.
A database that is not empty must be one that an earlier run has filled: it is timed as it is.
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
    """A page as somebody opens it: who, and the address with its query; `of` names what it is
    the page of."""

    who: str
    name: str
    query: str = ""
    of: str = ""


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
    Page("staff", "desk:calendar"),
    Page("staff", "desk:figures"),
    Page("staff", "desk:memories"),
    Page("staff", "desk:memories", "?page=20"),
    Page("staff", "desk:memory-open"),
    Page("staff", "desk:memory", of="memory"),
    Page("staff", "desk:memory-units", of="memory"),
    Page("staff", "desk:memory-units", "?q=knapp+777", of="memory"),
    Page("staff", "desk:customer", of="customer"),
    Page("staff", "desk:partner", of="partner"),
    Page("owner", "desk:inbox"),
    Page("owner", "desk:people"),
    Page("translator", "desk:inbox"),
    Page("translator", "desk:orders"),
    Page("translator", "desk:calendar"),
    Page("officer", "oversight:overview"),
    Page("officer", "oversight:promises"),
    Page("officer", "oversight:cases"),
    Page("officer", "oversight:breaches"),
    Page("officer", "oversight:disclosures"),
    Page("officer", "oversight:processors"),
    Page("officer", "oversight:records"),
    Page("officer", "oversight:assessment"),
    Page("officer", "oversight:retention"),
    Page("officer", "oversight:wheel"),
    Page("officer", "oversight:duty", of="access-review"),
    Page("officer", "oversight:visits"),
    Page("officer", "oversight:measuring"),
    Page("officer", "oversight:memory-purge"),
    Page("officer", "oversight:programs"),
    Page("officer", "oversight:webhooks"),
    Page("officer", "oversight:webhook", of="webhook"),
    Page("officer", "oversight:log"),
    Page("officer", "oversight:log", "?page=4000"),
    Page("officer", "oversight:log", "?verb=order.delivered"),
    Page("officer", "oversight:erasures"),
    Page("officer", "oversight:transfers"),
    Page("officer", "oversight:storage"),
    Page("customer", "portal:orders"),
    Page("customer", "portal:invoices"),
    Page("customer", "portal:my-data"),
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


def address_of(page: Page) -> str:
    """Where the page is; of several things of a kind, that which has most."""
    from django.db.models import Count
    from django.urls import reverse

    from ordvern.apps.customers.models import Customer
    from ordvern.apps.memories.models import Memory
    from ordvern.apps.partners.models import Partner
    from ordvern.apps.programs.models import Webhook

    kinds: dict[str, Any] = {
        "customer": Customer.objects.annotate(most=Count("orders")),
        "memory": Memory.objects.annotate(most=Count("units")),
        "partner": Partner.objects.annotate(most=Count("jobs")),
        "webhook": Webhook.objects.annotate(most=Count("deliveries")),
    }
    rows = kinds.get(page.of)
    key = rows.order_by("-most", "pk")[0].pk if rows is not None else page.of
    return reverse(page.name, args=[key] if key else []) + page.query


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


def _by(who: str) -> str:
    """Said where the same page is opened by several."""
    return f"({who})" if who in ("owner", "translator") else ""


def timed(client: Any, page: Page, runs: int) -> Timing:
    address = address_of(page)
    queries = queries_of(client, address)
    clock, processor = [], []
    for _ in range(runs):
        began, used = time.perf_counter(), time.process_time()
        answer = client.get(address)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - used) * 1000)
    return Timing(
        " ".join(filter(None, (page.name + page.query, _by(page.who)))),
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
    from tests.web.entering import client_of

    from ordvern.apps.core.models import User

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not User.objects.exists():
        _fill(orders, timezone.now())
    clients = {who: client_of(User.objects.get(email=email)) for who, email in PEOPLE.items()}
    timings = [asdict(timed(clients[page.who], page, runs)) for page in PAGES]
    return {"orders": orders, "load": os.getloadavg()[0], "pages": timings} | {
        "database": connection.vendor
    }


PEOPLE = {
    "staff": "siri@stor.example",
    "owner": "odd@stor.example",
    "translator": "a-kollega-1@stor.example",
    "officer": "ingrid@stor.example",
    "customer": "A-customer-0@stor.example",
    "partner": "A-partner-0@stor.example",
}
"""Who opens pages; the customer and the partner are those who have most."""


def _fill(orders: int, now: Any) -> None:
    from bench.agency import fill

    from ordvern.apps.core.actors import Role
    from ordvern.apps.core.duties import Duty
    from ordvern.apps.core.models import User
    from ordvern.apps.statement.models import StatementVersion

    fill(orders, now=now)
    StatementVersion.objects.create(version="2026-09-01", published_at=now)
    User.objects.create_user(PEOPLE["staff"], role=Role.STAFF)
    User.objects.create_user(PEOPLE["officer"], role=Role.OFFICER)
    User.objects.create_user(PEOPLE["owner"], role=Role.STAFF, duties=[Duty.OWNER])
    translator = User.objects.get(email=PEOPLE["translator"])
    translator.set_duties([Duty.TRANSLATOR])
    translator.save()


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
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty:
        found = measured(arguments.orders, arguments.runs, arguments.home or Path(empty))
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
