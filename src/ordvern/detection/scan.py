"""The one way in: segments of a text to findings and an assessment of the whole."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
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
    with Uncollected(pays=size_of(segments) >= _LONG):
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
    with Uncollected(pays=sum(map(size_of, documents)) >= _LONG):
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
        hits = [*self.spots.others()]
        return merged(hits, self.read.hits) if self.read.hits else hits


def judge(seen: Seen, tuning: Tuning | None = None, *, sentences: bool = True) -> Scan:
    """The second half of a scan: special kinds told about somebody, and the assessment."""
    candidates = [*seen.identifiers]
    if candidates:  # where nobody can be identified, nothing is told about anybody
        about = seen.form, seen.hits(), seen.identifiers, seen.lists
        known = told(*about)
        candidates += known
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
    texts = [join([each] if isinstance(each, str) else each) for each in documents]
    forms = [plain(joined.text) for joined in texts]
    spoken = [_spoken(form, languages) for form in forms]
    spots = [_spots(form, own.asked) for form, own in zip(forms, spoken, strict=True)]
    read = [_read(form, own.asked, tagger) for form, own in zip(forms, spoken, strict=True)]
    cued, named = _named_in(forms, spots, tagger, [own.heard for own in spoken])
    found = [_candidates(*each) for each in zip(forms, cued, named, strict=True)]
    known = [
        resolve([*candidates, *more.identifiers])
        for candidates, more in zip(found, read, strict=True)
    ]
    if not every_contact:
        known = [
            personal(*each)
            for each in zip(known, [form.text for form in forms], named, cued, strict=True)
        ]
    known = [each if _is_sure(each) else [] for each in known]
    every = zip(texts, forms, spoken, spots, read, known, strict=True)
    return [Seen(*each) for each in every]


def _spoken(form: Plain, languages: Collection[Language] | None) -> Spoken:
    if languages is not None:
        told = tuple(languages)
        return Spoken(told, (), families(told), families(told))
    heard = identify(form.text)
    lists = families(heard)
    # Too short a text may be taken for one in a language akin, so all lists are asked.
    return Spoken(heard, heard, lists, _ALL if len(form.text) < _SHORT else lists)


def _spots(form: Plain, families: frozenset[str]) -> Spots:
    return finder().spots(form.text, families, form.data)


def _read(form: Plain, families: frozenset[str], tagger: Tagger | None) -> Hidden:
    """What can be read of a text where it is encoded or spelt out."""
    if READING in form.absent:
        return NOTHING_READ
    return hidden(form, partial(_spots, families=families), partial(_hidden_ones, tagger=tagger))


def _hidden_ones(form: Plain, spots: Spots, tagger: Tagger | None) -> list[Candidate]:
    """Candidates in what a text holds encoded."""
    cued, named = _named_in([form], [spots], tagger, [()])
    return _candidates(form, cued[0], named[0])


def _named_in(
    forms: Sequence[Plain],
    spots: Sequence[Spots],
    tagger: Tagger | None,
    heard: Sequence[tuple[Language, ...]],
) -> tuple[Sequence[CueIndex], Sequence[TaggedNames]]:
    """The cues and the names in each text; `heard` are the languages identified in it, if they
    were."""
    cues = [CueIndex(cue_hits(own, form.text)) for form, own in zip(forms, spots, strict=True)]
    if tagger is None:
        return cues, [_NOBODY] * len(cues)
    sources = [
        NameText(form.text, form.data, own, spoken)
        for form, own, spoken in zip(forms, cues, heard, strict=True)
    ]
    return cues, tagger(sources)


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
    return any(c.confidence > _STRAY for c in candidates)


def findings_of(candidates: Iterable[Candidate], seen: Seen) -> list[Finding]:
    """Candidates as findings in the segments they lie in, in order."""
    findings = [
        Finding(c.category, span, c.recognizer, round(c.confidence, 2), number)
        for c in candidates
        for number, span in seen.joined.cut(*seen.form.origin(c.start, c.end))
    ]
    return sorted(findings, key=lambda f: (f.segment, f.span.start, f.span.end, f.category))
