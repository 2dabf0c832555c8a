"""The demo's privacy officer has done what the yearly wheel asks; some of it is soon due again."""

from dataclasses import asdict
from datetime import datetime, timedelta

from ordvern.apps.core.actors import SYSTEM, Actor
from ordvern.apps.files.store import vault
from ordvern.apps.registers.drill import drill
from ordvern.apps.registers.usecases.do_duty import Evidence, do_duty

from .registers import make_registers

# How many days ago, and what is noted.
DONE = {
    "risk-review": (40, "Gått gjennom avvik, løfter og øvelser siden sist. Tiltakene holder."),
    "access-review": (150, "Alle kontoer er gått gjennom. Ingen er stengt."),
    "training": (75, "Taushetsplikt, avvik og rettigheter, med øvelser på oppdiktede brev."),
    "agreements-review": (20, "Avtaler og land er gått gjennom. Én samarbeidspartner må fornye."),
}

DRILL = timedelta(days=110)


def make_year(officer: Actor, now: datetime) -> None:
    """Note each with its day."""
    looked_through = asdict(drill(vault()))
    facts = {name: count for name, count in looked_through.items() if name != "as_of"}
    restored = Evidence(facts=facts)
    do_duty("restore-drill", evidence=restored, actor=SYSTEM, now=now - DRILL)
    for duty, (days, note) in DONE.items():
        do_duty(duty, evidence=Evidence(note=note), actor=officer, now=now - timedelta(days=days))
    make_registers(officer, now)
