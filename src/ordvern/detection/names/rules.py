"""Names by lists and context: labels, titles, signatures, and "once a name, always a name".

Each run of capitalised words is read as a string of kinds (see `lexicon.Kind`). Runs that hold
a known forename decide themselves; others become names by what stands before them; what is left
is looked at once more with the names of the whole document in mind.
"""

from ordvern.detection.names.announced import by_context, labelled_starts
from ordvern.detection.names.layout import signatures, speakers
from ordvern.detection.names.lexicon import places
from ordvern.detection.names.listed import by_lists, may_be_listed
from ordvern.detection.names.no_person import is_no_person
from ordvern.detection.names.noted import Noted, merged
from ordvern.detection.names.repeated import remember_parts, second_look
from ordvern.detection.names.runs import Run, find_runs
from ordvern.detection.names.tagger import NameText, TaggedNames


def tag_names(source: NameText) -> TaggedNames:
    """Names of persons in a text by lists, context and the document rule."""
    noted = Noted()
    runs = list(find_runs(source.text, source.data))
    labelled = labelled_starts(source)
    for run in runs:
        _first_look(run, source, labelled, noted)
    signatures(source, noted)
    speakers(source.text, noted)
    remember_parts(source.text, noted)
    for run in noted.left if noted.parts else ():
        second_look(run, source.text, noted)
    noted.names.sort(key=lambda name: (name.start, -name.end))
    return TaggedNames(tuple(merged(noted.names)), tuple(noted.organisations))


def _first_look(run: Run, source: NameText, labelled: dict[int, str], noted: Noted) -> None:
    if "O" in run.kinds:
        if len(run.kinds) > 1 or run.tokens[0].text not in places():
            noted.organisations.append((run.start, run.end))
        return
    announced = "T" in run.kinds or (bool(labelled) and _is_labelled(run, labelled))
    # Most runs are one everyday word: they cost no look at what surrounds them.
    if not announced and not may_be_listed(run.kinds):
        noted.left.append(run)
    elif not is_no_person(run, source.text):
        taken = by_context(run, source.text, labelled, noted) or by_lists(run, source.text, noted)
        if not taken:
            noted.left.append(run)


def _is_labelled(run: Run, labelled: dict[int, str]) -> bool:
    if len(run.kinds) == 1:
        return run.start in labelled
    return any(token.start in labelled for token in run.tokens)
