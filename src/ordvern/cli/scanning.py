"""Looks at many files: in threads or on processes, shown how far, taken up where it was left."""

from collections.abc import Generator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ordvern.documents import Reason

from .files import Input
from .looking import NotRead
from .progress import in_threads, shown
from .report import Answer, Outcome
from .reporting import Options, look_at, tell_fault
from .resuming import Stamp, State, open_state

EACH = 40_000
"""What a file costs beside its bytes, in bytes of text: a fresh child and a few look-ups."""


@dataclass(frozen=True, slots=True)
class Crew:
    """How many threads, or, if `workers` is given, how many processes."""

    jobs: int
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    file: Input
    stamp: Stamp | None
    known: Outcome | None

    @property
    def weight(self) -> float:
        if self.known is not None:
            return 0
        return EACH + (self.stamp[0] if self.stamp else 0)


def scanned(
    files: Sequence[Input], options: Options, crew: Crew, resume: Path | None
) -> Generator[Answer, None, None]:
    """The answers in the order of the files; what is done is noted in `resume`, if given.

    Raises Complaint, before the first answer is asked for, if that file cannot be used.
    """
    state = open_state(resume, options) if resume else None
    tasks = [_task(file, state) for file in files]
    return _shown(tasks, options, crew, state)


def _shown(
    tasks: Sequence[_Task], options: Options, crew: Crew, state: State | None
) -> Generator[Answer, None, None]:
    answers = _answers(tasks, options, crew, state)
    with closing(state.file) if state else nullcontext(), closing(answers):
        yield from shown(answers, [task.weight for task in tasks])


def _task(file: Input, state: State | None) -> _Task:
    stamp = file.stamp()
    return _Task(file, stamp, state.outcome(file, stamp) if state else None)


def _answers(
    tasks: Sequence[_Task], options: Options, crew: Crew, state: State | None
) -> Generator[Answer, None, None]:
    fresh = _outcomes([task.file for task in tasks if task.known is None], options, crew)
    with closing(fresh):
        for task in tasks:
            outcome = task.known
            if outcome is None:
                outcome = next(fresh)
                if state:
                    state.note(task.file, task.stamp, outcome)
            yield str(task.file.path), outcome


def _outcomes(
    files: Sequence[Input], options: Options, crew: Crew
) -> Generator[Outcome, None, None]:
    work = partial(look_at, options=options)
    if crew.workers is None:
        yield from in_threads(files, work, jobs=crew.jobs)
        return
    if not files:
        return
    # Only here, because processes are not needed to look at a letter.
    from ordvern.detection.batch import Lost, in_processes

    with closing(in_processes(work, files, workers=min(crew.workers, len(files)))) as outcomes:
        for file, outcome in zip(files, outcomes, strict=True):
            if isinstance(outcome, Lost):
                tell_fault(file, outcome.problem)
                yield NotRead(Reason.TRY_AGAIN)
            else:
                yield outcome
