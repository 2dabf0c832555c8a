"""The demo's orders: each walked through the real use cases to the station where it stands."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from ordvern.apps.core import queue
from ordvern.apps.core.actors import STRANGER
from ordvern.apps.core.models import User
from ordvern.apps.core.usecases.seal_log import seal_log
from ordvern.apps.core.workdays import workday_from
from ordvern.apps.files.store import new_folder, put_bytes
from ordvern.apps.orders.usecases.submit_request import Assignment, submit_request
from ordvern.apps.statement.usecases.check_promises import check_promises
from ordvern.apps.statement.usecases.publish_statement import current_version

from .aging import let_run_out, move_back
from .cast import Cast, make_cast
from .incoming import make_incoming
from .memories import make_memories
from .papers import PAPERS, Paper
from .prices import make_prices
from .programs import make_programs
from .rights import make_cases
from .stories import KNOWN_TO_THE_MEMORY, STORIES, Story
from .wording import NEWS, publish_anew, publish_first
from .year import make_year

FORTNIGHT = 14


class HalfLoaded(Exception):
    """An earlier load was broken off: the home must be emptied before another."""


def load_orders() -> bool:
    """Make cast, statement, sample files and orders; False if they are there.

    Raises `HalfLoaded` if an earlier run did not come to its end.
    """
    finished = settings.HOME / "demo-is-loaded"
    if finished.exists():
        return False
    if User.objects.exists():
        raise HalfLoaded
    now = timezone.now()
    write_samples(PAPERS.values())
    publish_first()
    cast = make_cast(now)
    make_prices(cast.siri.actor, now)
    _tell_all(cast)
    let_run_out(cast.ewa, day=timezone.localdate() - timedelta(days=1))
    make_memories(cast, timezone.now())
    _work()
    _tell(KNOWN_TO_THE_MEMORY, cast)
    make_incoming(cast, timezone.now())
    _work()
    make_programs(cast.ingrid.actor, timezone.now())
    make_cases(cast.ingrid.actor, timezone.now())
    _work()
    make_year(cast.ingrid.actor, timezone.now())
    seal_log(now=timezone.now())
    check_promises(now=timezone.now())
    finished.touch()
    return True


def write_samples(papers: Iterable[Paper]) -> None:
    """Lay the documents out as files, for a newcomer to send in himself."""
    folder = settings.HOME / "samples"
    folder.mkdir(exist_ok=True)
    for paper in papers:
        (folder / paper.name).write_bytes(paper.content())


def _tell_all(cast: Cast) -> None:
    """The older stories under the first statement, the others under the one of last week."""
    before = [story for story in STORIES if story.days_ago > NEWS.days]
    for story in before:
        _tell(story, cast)
    publish_anew(cast, timezone.now())
    for story in STORIES[len(before) :]:
        _tell(story, cast)


def _tell(story: Story, cast: Cast) -> None:
    now = timezone.now()
    folder = new_folder(now=now)
    order = submit_request(
        folder,
        deposits=[put_bytes(folder, PAPERS[name].content(), name=name) for name in story.papers],
        contact=story.contact,
        assignment=Assignment(
            *story.languages,
            _wanted_on(story),
            is_certified=story.is_certified,
            sitting=story.talk.sitting() if story.talk else None,
        ),
        token=uuid.uuid4(),
        statement=current_version(),
        actor=STRANGER,
        now=now,
    )
    _work()
    for step in story.steps:
        order.refresh_from_db()
        step(order, cast)
        _work()
    move_back(order, by=timedelta(days=story.days_ago))


def _wanted_on(story: Story) -> date:
    """A fortnight after it was asked for, but tomorrow at the earliest, on an open day."""
    left = max(FORTNIGHT - story.days_ago, 1)
    return workday_from(timezone.localdate() + timedelta(days=left))


def _work() -> None:
    while queue.work_once(timezone.now):
        pass
