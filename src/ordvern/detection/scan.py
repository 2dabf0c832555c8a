"""The one way in: segments of a text to findings and an assessment of the whole."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ordvern.detection.assessment import Assessment, assess
from ordvern.detection.contacts import Owners, personal
from ordvern.detection.cues import CueIndex, cue_hits
from ordvern.detection.everyday import told_plainly
from ordvern.detection.evidence import identifiers
from ordvern.detection.hidden import hidden
from ordvern.detection.joining import Joined, join
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
_STRAY = 0.75
_SHORT = 800
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
    seen = look_through(segments, languages=languages, tagger=tagger)
    return judge(seen, tuning, sentences=sentences)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a document holds before special kinds are weighed: identifiers that belong to
    persons, and the hits of word lists but cues; places are those of the plain text."""

    joined: Joined
    form: Plain
    languages: tuple[Language, ...]
    lists: frozenset[str]
    hits: list[TermHit]
    identifiers: list[Candidate]

    @property
    def text(self) -> str:
        return self.form.text


def judge(seen: Seen, tuning: Tuning | None = None, *, sentences: bool = True) -> Scan:
    """The second half of a scan: special kinds told about somebody, and the assessment."""
    known = told(seen.form, seen.hits, seen.identifiers, seen.lists)
    candidates = [*seen.identifiers, *known]
    if sentences:
        candidates += told_plainly(seen.form, seen.hits, seen.identifiers, seen.lists, known)
    findings = tuple(findings_of(candidates, seen))
    if tuning:
        findings = tuned(findings, seen.joined.texts(), tuning)
    return Scan(findings, assess(findings), seen.languages)


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
    joined = join([segments] if isinstance(segments, str) else segments)
    form = plain(joined.text)
    heard = identify(form.text) if languages is None else ()
    spoken = heard if languages is None else tuple(languages)
    lists = families(spoken)
    # Too short a text may be taken for one in a language akin, so all lists are asked.
    is_short = languages is None and len(form.text) < _SHORT
    find = partial(_spots, families=_ALL if is_short else lists)
    spots = find(form)
    read = hidden(form, find, lambda form, spots: _found(form, spots, tagger)[0])
    found, owners = _found(form, spots, tagger, heard)
    hits = [*spots.others()]
    if read.hits:
        hits = merged(hits, read.hits)
    candidates = resolve([*found, *read.identifiers])
    known = _without_strays(candidates if every_contact else personal(candidates, owners))
    return Seen(joined, form, spoken, lists, hits, known)


def _spots(form: Plain, families: frozenset[str]) -> Spots:
    return finder().spots(form.text, families, form.data)


def _found(
    form: Plain, spots: Spots, tagger: Tagger | None, heard: tuple[Language, ...] = ()
) -> tuple[list[Candidate], Owners]:
    """Candidates of all identifiers, and to whom the text lets them belong; `heard` are the
    languages identified in the text, if they were."""
    text, data = form.text, form.data
    cues = CueIndex(cue_hits(spots, text))
    names = tagger(NameText(text, data, cues, heard)) if tagger else TaggedNames()
    births = after_names(text, [name.end for name in names.names])
    found = [*identifiers(form, cues), *births, *_named(names)]
    return found, Owners(text, names, cues)


def _named(names: TaggedNames) -> Iterator[Candidate]:
    for name in names.names:
        rule = _NAMES + name.rule
        yield Candidate(Category.PERSON_NAME, name.start, name.end, rule, name.confidence)


def _without_strays(candidates: list[Candidate]) -> list[Candidate]:
    """Weak candidates count only in a text where something surer points at a person."""
    if any(c.confidence > _STRAY for c in candidates):
        return candidates
    return []


def findings_of(candidates: Iterable[Candidate], seen: Seen) -> list[Finding]:
    """Candidates as findings in the segments they lie in, in order."""
    findings = [
        Finding(c.category, span, c.recognizer, round(c.confidence, 2), number)
        for c in candidates
        for number, span in seen.joined.cut(*seen.form.origin(c.start, c.end))
    ]
    return sorted(findings, key=lambda f: (f.segment, f.span.start, f.span.end, f.category))
