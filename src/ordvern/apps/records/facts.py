"""What the running system tells of itself, as sections of a register; no name of anybody."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ordvern.apps.consent.models import question_now
from ordvern.apps.orders.models import Transfer
from ordvern.apps.partners.models import Partner, law_pack
from ordvern.apps.partners.states import Standing
from ordvern.apps.partners.transfers.countries import country_name
from ordvern.apps.partners.transfers.words import BASES
from ordvern.apps.programs.models import Webhook
from ordvern.apps.registers.models import Disclosure, DutyDone, ProcessorAgreement
from ordvern.apps.registers.sheet import Section
from ordvern.apps.registers.stores import STORES, missing_agreements
from ordvern.apps.retention.data_map import TABLES, About, Family
from ordvern.apps.retention.rules import DataClass, rules
from ordvern.apps.retention.words import period_words
from ordvern.apps.statement.models import StatementVersion
from ordvern.apps.statement.standing import Standing as PromiseStanding
from ordvern.apps.statement.standing import standings
from ordvern.apps.statement.wording import HEADING, Sentence, drafted, next_text, sentences

from .models import Entry, Field
from .words import ABOUT

YEAR = timedelta(days=365)


def entries() -> dict[str, str]:
    """The words of each field that somebody has written."""
    return dict(Entry.objects.values_list("field", "words"))


def agency() -> str:
    """Name and contact of the agency, one a line."""
    names = ("name", "organisation_number", "address", "phone", "email")
    return "\n".join(filter(None, (settings.AGENCY[name] for name in names)))


def said(field: Field, known: dict[str, str]) -> Section:
    """A field that people write; a dash where nobody has."""
    return Section(str(field.label), known.get(field, "").strip() or "–")


def purposes(*parts: str) -> Section:
    """The sentences of the statement in those of its sections, by the ids of their clauses."""
    published = StatementVersion.objects.order_by("-published_at").first()
    rows = [(each.text, each.clause) for each in _of_sections(_statement(published), parts)]
    version = published.version if published else _("not published yet")
    text = _("As the privacy statement says it, version %(version)s.") % {"version": version}
    return Section(_("Purposes"), text, (_("What is done and why"), _("Clause")), tuple(rows))


def _statement(published: StatementVersion | None) -> list[Sentence]:
    language = get_language() or settings.LANGUAGE_CODE
    return sentences(published, language) if published else next_text(language, drafted())


def _of_sections(text: Iterable[Sentence], parts: tuple[str, ...]) -> Iterator[Sentence]:
    section = ""
    for each in text:
        if each.is_heading:
            section = each.clause.removeprefix(HEADING)
        elif section in parts:
            yield each


def categories(*families: Family) -> Section:
    """Whom the data are about and what they are, by the data map."""
    rows = [(data, persons) for data, persons, _count in _categories(families)]
    head = (_("Data"), _("Persons"))
    return Section(_("Categories of persons and of data"), "", head, tuple(rows))


def counted_categories(*families: Family) -> Section:
    """As `categories`, with how many entries there are at this moment."""
    head = (_("Data"), _("Persons"), _("Entries"))
    title = _("Categories of persons and of data")
    return Section(title, "", head, tuple(_categories(families)))


def _categories(families: tuple[Family, ...]) -> Iterator[tuple[str, str, str]]:
    about: dict[DataClass, set[About]] = defaultdict(set)
    count: dict[DataClass, int] = defaultdict(int)
    for label, table in TABLES.items():
        if table.family in families and table.data is not None and table.personal:
            about[table.data] |= set(table.personal.values())
            count[table.data] += apps.get_model(label)._default_manager.count()
    for rule in rules():
        if rule.data in about:
            yield (
                str(rule.name),
                ", ".join(str(ABOUT[each]) for each in About if each in about[rule.data]),
                number_format(count[rule.data], force_grouping=True),
            )


def recipients(now: datetime, *, of_visits: bool = False) -> Section:
    """Partners by country, processors, systems that are told of orders, authorities: never by a
    person's name. With `of_visits` those, too, who measure visits of whoever says yes."""
    rows = [*_partners(), *_processors(now), *_told_of_orders(), *_authorities(now)]
    rows += _measurers() if of_visits else []
    head = (_("Recipient"), _("What for"), _("Country"))
    return Section(_("Recipients"), "", head, tuple(rows))


def _partners() -> Iterator[tuple[str, str, str]]:
    approved = Partner.objects.filter(status=Standing.APPROVED).order_by("country_of_work")
    for code, count in approved.values_list("country_of_work").annotate(Count("pk")):
        yield (
            _("Partners: %(count)s") % {"count": count},
            _("Translation and revision, as sub-processors under the agreement for partners"),
            country(code),
        )


def _processors(now: datetime) -> Iterator[tuple[str, str, str]]:
    today = timezone.localdate(now)
    for each in ProcessorAgreement.objects.standing(today):
        yield each.processor, each.service, country(each.country)
    for lacking in missing_agreements(today):
        what = _("%(store)s: no agreement is registered") % {"store": lacking.name}
        code = settings.RESIDENCY.get(lacking.store, "")
        yield lacking.operator or "–", what, country(code) if code else "–"


def _told_of_orders() -> Iterator[tuple[str, str, str]]:
    hooks = Webhook.objects.standing().order_by("country").values_list("country")
    for code, count in hooks.annotate(Count("pk")):
        yield (
            _("Other systems, by webhooks: %(count)s") % {"count": count},
            _("Are told ids and states of orders and jobs, never names or content"),
            country(code),
        )


def _measurers() -> Iterator[tuple[str, str, str]]:
    question = question_now()
    for each in question.asks_about if question else ():
        what = _("Measures visits to the public pages, where visitors say yes: %(service)s")
        yield each.company, what % {"service": each.name}, country(each.country)


def _authorities(now: datetime) -> Iterator[tuple[str, str, str]]:
    given = Disclosure.objects.filter(decided_at__gte=now - YEAR).exclude(decision="refused")
    for kind, count in given.order_by("kind").values_list("kind").annotate(Count("pk")):
        label = str(Disclosure.Kind(kind).label)
        yield (
            label,
            _("Handed over on legal grounds, within a year: %(count)s") % {"count": count},
            "–",
        )


def transfers() -> Section:
    """The register of transfers by country and ground; what was decided on which source."""
    grouped = Transfer.objects.order_by("country", "basis", "source")
    rows = [
        (
            country(code),
            f"{BASES[basis]} {source}".strip(),
            number_format(count),
            day(last),
        )
        for code, basis, source, count, last in grouped.values_list(
            "country", "basis", "source"
        ).annotate(Count("pk"), Max("at"))
    ]
    pack = law_pack()
    text = _("Law pack %(version)s, holds until %(until)s.") % {
        "version": pack.version,
        "until": date_format(pack.valid_until, "DATE_FORMAT"),
    }
    text = text if rows else f"{text} {_('Nothing has been transferred outside the EEA.')}"
    head = (_("Country"), _("Ground"), _("Jobs"), _("Last"))
    return Section(_("Transfers outside the EEA"), text, head, tuple(rows))


def periods(*families: Family) -> Section:
    """The rules of retention of those classes of data."""
    wanted = {table.data for table in TABLES.values() if table.family in families}
    rows = [
        (
            str(rule.name),
            f"{period_words(rule.not_before)} – {period_words(rule.not_after)}",
            str(rule.since),
            rule.law,
        )
        for rule in rules()
        if rule.data in wanted
    ]
    head = (_("Data"), _("Not before, not after"), _("Counted from when"), _("Law"))
    return Section(_("Time limits for erasure"), "", head, tuple(rows))


def measures() -> Section:
    """Every promise as its last check saw it, and what is set up: nothing that is not on."""
    rows = [(str(each.promise.says), _standing(each)) for each in standings()]
    rows += [*_set_up()]
    head = (_("Measure"), _("As it stands"))
    return Section(_("Technical measures"), "", head, tuple(rows))


def _standing(standing: PromiseStanding) -> str:
    if standing.checked_at is None:
        return _("not checked yet")
    if standing.is_kept:
        return _("kept since %(day)s") % {"day": day(standing.since)}
    return _("broken: %(count)s") % {"count": standing.breaches}


def _set_up() -> Iterator[tuple[str, str]]:
    on, off = _("on"), _("off")
    yield _("Connections to the pages are encrypted (HTTPS)"), on if settings.HTTPS else off
    for store, code in settings.RESIDENCY.items():
        operator = settings.OPERATORS.get(store) or settings.AGENCY["name"]
        yield str(STORES[store]), f"{country(code)}, {operator}"
    drill = DutyDone.objects.filter(duty="restore-drill").order_by("-done_at").first()
    yield _("Last restore drill"), day(drill.done_at) if drill else _("never")


def country(code: str) -> str:
    return country_name(code, get_language() or settings.LANGUAGE_CODE)


def day(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "DATE_FORMAT") if at else "–"
