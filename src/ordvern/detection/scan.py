"""The one way in: segments of a text to findings and an assessment of the whole."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from ordvern.collector import Uncollected
from ordvern.detection.assessment import Assessment, assess
from ordvern.detection.contacts import personal
from ordvern.detection.cues import CueIndex, cue_hits
from ordvern.detection.everyday import told_plainly
from ordvern.detection.evidence import identifiers
from ordvern.detection.glance import READING
from ordvern.detection.hidden import NOTHING_READ, Hidden, hidden
from ordvern.detection.joining import Joined, join, size_of
from ordvern.detection.languages import families, identify
from ordvern.detection.lists import finder
from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import NameText, TaggedNames, Tagger
from ordvern.detection.normalise import Plain, plain
from ordvern.detection.recognizer import Candidate
from ordvern.detection.recognizers.any.birth import after_names
from ordvern.detection.resolve import resolve
from ordvern.detection.speech import FAMILIES
from ordvern.detection.telling import told
from ordvern.detection.term_finder import Spots
from ordvern.detection.terms import TermHit, merged
from ordvern.detection.tuning import Tuning, tuned
from ordvern.text import Category, Finding, Language, Segment

_NAMES = "names."
_NOBODY = TaggedNames()
_STRAY = 0.75
_SHORT = 800
_LONG = 100_000  # characters; a scan of so many takes some hundredths of a second
_ALL = frozenset(FAMILIES)
_AS_EVER = nullcontext()


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a document. `findings` are sorted by segment and span, and none
    crosses a segment; special kinds are among them only where told of an identifiable person.
    `languages` has the main one first."""

    findings: tuple[Finding, ...]
    assessment: Assessment
    languages: tuple[Language, ...]


def scan(
    segments: Sequence[Segment] | str,
    *,
    languages: Collection[Language] | None = None,
    tagger: Tagger | None = tag_with_second_opinion,
    tuning: Tuning | None = None,
    sentences: bool = True,
) -> Scan:
    """Scan a document given as segments, or as one text (segment 0).

    `languages` overrides identification: word lists of these alone (with Norwegian and English)
    are used. `tagger` finds the names of persons; None leaves names out, and with them what is
    told about named persons. `tuning` takes findings away that an agency does not want. Without
    `sentences` the trained model of sentences is not asked: what is left is told by word lists.
    """
    with _uncollected(size_of(segments)):
        seen = look_through(segments, languages=languages, tagger=tagger)
        return judge(seen, tuning, sentences=sentences)


def scan_each(
    documents: Sequence[Sequence[Segment] | str],
    *,
    languages: Collection[Language] | None = None,
    tagger: Tagger | None = tag_with_second_opinion,
    tuning: Tuning | None = None,
    sentences: bool = True,
) -> list[Scan]:
    """The scan of each document, step by step for all of them: many short ones (messages, cells
    of a table) take the time of one long text. What is found in one depends on no other."""
    with _uncollected(sum(map(size_of, documents))):
        every = look_through_each(documents, languages=languages, tagger=tagger)
        return [judge(seen, tuning, sentences=sentences) for seen in every]


class Spoken(NamedTuple):
    """The languages of a text; the same if they were `heard` in it, nothing if they were given; and
    the families of word lists that they have, and of those that are `asked` about it."""

    languages: tuple[Language, ...]
    heard: tuple[Language, ...]
    lists: frozenset[str]
    asked: frozenset[str]


@dataclass(slots=True, eq=False)
class Seen:
    """What a document holds before special kinds are weighed: identifiers that belong to
    persons, and where terms of word lists are; places are those of the plain text."""

    joined: Joined
    form: Plain
    spoken: Spoken
    spots: Spots
    read: Hidden
    identifiers: Sequence[Candidate]

    @property
    def text(self) -> str:
        return self.form.text

    @property
    def lists(self) -> frozenset[str]:
        return self.spoken.lists

    def hits(self) -> list[TermHit]:
        """The hits of word lists but cues, in order of place; made anew each time."""
        hits = self.spots.others()
        return merged(hits, self.read.hits) if self.read.hits else hits


def _uncollected(size: int) -> AbstractContextManager[None]:
    """What a scan of so many characters runs in: for long texts it pays to let the search for
    cycles rest, and short ones have little time."""
    return Uncollected() if size >= _LONG else _AS_EVER


def judge(seen: Seen, tuning: Tuning | None = None, *, sentences: bool = True) -> Scan:
    """The second half of a scan: special kinds told about somebody, and the assessment."""
    if not seen.identifiers:  # where nobody can be identified, nothing is told about anybody
        return Scan((), assess(()), seen.spoken.languages)
    about = seen.form, seen.hits(), seen.identifiers, seen.lists
    known = told(*about)
    candidates = [*seen.identifiers, *known]
    if sentences:
        candidates += told_plainly(*about, known)
    findings = tuple(findings_of(candidates, seen))
    if tuning:
        findings = tuned(findings, seen.joined.texts(), tuning)
    return Scan(findings, assess(findings), seen.spoken.languages)


def look_through(
    segments: Sequence[Segment] | str,
    *,
    languages: Collection[Language] | None = None,
    tagger: Tagger | None = tag_with_second_opinion,
    every_contact: bool = False,
) -> Seen:
    """The first half of a scan; arguments as there.

    With `every_contact`, numbers and addresses count also where nothing tells that they are a
    person's: for texts that are torn from the page on which that was said.
    """
    return look_through_each(
        [segments], languages=languages, tagger=tagger, every_contact=every_contact
    )[0]


def look_through_each(
    documents: Sequence[Sequence[Segment] | str],
    *,
    languages: Collection[Language] | None = None,
    tagger: Tagger | None = tag_with_second_opinion,
    every_contact: bool = False,
) -> list[Seen]:
    """The same for each document. A step is taken for all of them before the next: what it needs
    of memory is near while it lasts, and a model is asked about many texts at once."""
    looks = [_Look(join([each] if isinstance(each, str) else each)) for each in documents]
    _read_each(looks, languages, tagger)
    named = tagger([look.named() for look in looks]) if tagger else [_NOBODY] * len(looks)
    for look, names in zip(looks, named, strict=True):
        look.found = _candidates(look.form, look.cues, names)
    for look, names in zip(looks, named, strict=True):
        look.found = resolve([*look.found, *look.read.identifiers])
        if not every_contact:
            look.found = personal(look.found, look.form.text, names, look.cues)
    return [look.seen() for look in looks]


def _read_each(
    looks: Sequence["_Look"], languages: Collection[Language] | None, tagger: Tagger | None
) -> None:
    """The steps that come before names are looked for."""
    for look in looks:
        look.form = plain(look.joined.text)
    for look in looks:
        look.spoken = _spoken(look.form, languages)
    for look in looks:
        look.spots = _spots(look.form, look.spoken.asked)
    for look in looks:
        look.read = _read(look.form, look.spoken.asked, tagger)
    for look in looks:
        look.cues = CueIndex(cue_hits(look.spots, look.form.text))


class _Look:
    """One document looked through, step by step."""

    __slots__ = ("cues", "form", "found", "joined", "read", "spoken", "spots")
    form: Plain
    spoken: Spoken
    spots: Spots
    read: Hidden
    cues: CueIndex
    found: Sequence[Candidate]

    def __init__(self, joined: Joined) -> None:
        self.joined = joined

    def named(self) -> NameText:
        """What a tagger is told."""
        return NameText(self.form.text, self.form.data, self.cues, self.spoken.heard)

    def seen(self) -> Seen:
        known = self.found if _is_sure(self.found) else []
        return Seen(self.joined, self.form, self.spoken, self.spots, self.read, known)


def _spoken(form: Plain, languages: Collection[Language] | None) -> Spoken:
    if languages is not None:
        told = tuple(languages)
        return Spoken(told, (), families(told), families(told))
    return _heard(identify(form.text), is_short=len(form.text) < _SHORT)


@lru_cache(maxsize=1024)
def _heard(heard: tuple[Language, ...], *, is_short: bool) -> Spoken:
    lists = families(heard)
    # Too short a text may be taken for one in a language akin, so all lists are asked.
    return Spoken(heard, heard, lists, _ALL if is_short else lists)


def _spots(form: Plain, families: frozenset[str]) -> Spots:
    return finder().spots(form.text, families, form.data)


def _read(form: Plain, families: frozenset[str], tagger: Tagger | None) -> Hidden:
    """What can be read of a text where it is encoded or spelt out."""
    if READING in form.absent:
        return NOTHING_READ
    return hidden(form, partial(_spots, families=families), partial(_hidden_ones, tagger=tagger))


def _hidden_ones(form: Plain, spots: Spots, tagger: Tagger | None) -> list[Candidate]:
    """Candidates in what a text holds encoded."""
    cues = CueIndex(cue_hits(spots, form.text))
    names = tagger([NameText(form.text, form.data, cues)])[0] if tagger else _NOBODY
    return _candidates(form, cues, names)


def _candidates(form: Plain, cues: CueIndex, names: TaggedNames) -> list[Candidate]:
    """Candidates of all identifiers of a text."""
    found = [*identifiers(form, cues)]
    if names.names:
        found += after_names(form.text, [name.end for name in names.names])
        found += _named(names)
    return found


def _named(names: TaggedNames) -> Iterator[Candidate]:
    for name in names.names:
        rule = _NAMES + name.rule
        yield Candidate(Category.PERSON_NAME, name.start, name.end, rule, name.confidence)


def _is_sure(candidates: Sequence[Candidate]) -> bool:
    """Whether something points at a person surely enough for weaker candidates to count, too."""
    return any(candidate.confidence > _STRAY for candidate in candidates)


def findings_of(candidates: Iterable[Candidate], seen: Seen) -> list[Finding]:
    """Candidates as findings in the segments they lie in, in order."""
    findings = [
        Finding(c.category, span, c.recognizer, round(c.confidence, 2), number)
        for c in candidates
        for number, span in seen.joined.cut(*seen.form.origin(c.start, c.end))
    ]
    return sorted(findings, key=lambda f: (f.segment, f.span.start, f.span.end, f.category))
