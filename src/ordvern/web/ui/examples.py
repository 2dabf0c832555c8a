"""Invented content for the gallery of components; nothing in it is about anybody."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ordvern.text import Category, Finding, Span

from .values import Event, Link, Note, Section, Step, StepState, Tone

GALLERY = (
    ("gallery", gettext_lazy("Parts")),
    ("gallery_forms", gettext_lazy("Forms")),
    ("gallery_document", gettext_lazy("Document")),
    ("gallery_desk", gettext_lazy("The desk")),
)

# Pieces of a text, each with the kind it is an example of. The number is a synthetic one.
LETTER: tuple[tuple[tuple[str, Category | None], ...], ...] = (
    (
        ("Pasienten ", None),
        ("Solveig Myrdal", Category.PERSON_NAME),
        (", født ", None),
        ("12.04.1961", Category.DATE_OF_BIRTH),
        (", fødselsnummer ", None),
        ("12846112345", Category.NATIONAL_ID),
        (", bor i ", None),
        ("Fjordveien 12, 6868 Gaupne", Category.POSTAL_ADDRESS),
        (".", None),
    ),
    (
        ("Hun er utredet for ", None),
        ("revmatoid artritt", Category.HEALTH),
        (" og en ", None),
        ("BRCA1-mutasjon", Category.GENETIC),
        (". ", None),
        ("Fingeravtrykk", Category.BIOMETRIC),
        (" er lest inn. Hun er ", None),
        ("samisk", Category.ETHNIC_ORIGIN),
        (", medlem av ", None),
        ("Høyre", Category.POLITICAL_OPINION),
        (" og ", None),
        ("Sykepleierforbundet", Category.TRADE_UNION),
        (", ", None),
        ("katolikk", Category.RELIGION_OR_BELIEF),
        (" og ", None),
        ("lesbisk", Category.SEX_LIFE_OR_ORIENTATION),
        (". Hun er ", None),
        ("dømt for bedrageri", Category.CRIMINAL_OFFENCE),
        (".", None),
    ),
    (
        ("Telefon ", None),
        ("22 00 00 00", Category.PHONE),
        (", ", None),
        ("solveig@example.no", Category.EMAIL),
        (", konto ", None),
        ("1234 56 78903", Category.BANK_ACCOUNT),
        (", kort ", None),
        ("4111 1111 1111 1111", Category.PAYMENT_CARD),
        (", pass ", None),
        ("CCC000000", Category.ID_DOCUMENT),
        (", bil ", None),
        ("AB 12345", Category.VEHICLE_REGISTRATION),
        (", ", None),
        ("192.0.2.17", Category.ONLINE_ID),
        (", journal ", None),
        ("J-2026-0042", Category.RECORD_NUMBER),
        (".", None),
    ),
)


def segments() -> list[tuple[str, list[Finding]]]:
    """Each paragraph of the letter with its findings."""
    made: list[tuple[str, list[Finding]]] = []
    for number, pieces in enumerate(LETTER):
        text, findings = "", []
        for words, category in pieces:
            if category:
                span = Span(len(text), len(text) + len(words))
                findings.append(Finding(category, span, "example", 1.0, number))
            text += words
        made.append((text, findings))
    return made


def counts() -> Mapping[str, int]:
    return Counter(finding.category for _text, findings in segments() for finding in findings)


def gallery_links(path: str) -> list[Link]:
    return [
        Link(label, reverse(f"ui:{name}"), is_current=path == reverse(f"ui:{name}"))
        for name, label in GALLERY
    ]


def crumb_links() -> list[Link]:
    return [Link(_("Components"), reverse("ui:gallery")), Link(_("Inbox"))]


def steps() -> list[Step]:
    return [
        Step(_("Received"), StepState.DONE, "3. nov."),
        Step(_("Screened"), StepState.DONE, "3. nov."),
        Step(_("Released for translation"), StepState.CURRENT, _("We await your approval")),
        Step(_("Delivered")),
        Step(_("Receipt confirmed")),
    ]


def events() -> list[Event]:
    at = datetime(2026, 11, 3, 9, 12, tzinfo=UTC)
    return [
        Event(_("Order received"), at, _("Customer"), icon="inbox"),
        Event(_("Screening finished"), at, _("The system"), _("14 findings"), "search", Tone.INFO),
        Event(_("Asked to redact"), at, _("Staff"), icon="redact", tone=Tone.WARNING),
        Event(_("Files erased"), at, _("The system"), icon="erase", tone=Tone.SUCCESS),
    ]


def notes() -> list[Note]:
    return [
        Note(_("Everything in the file was read."), "", Tone.SUCCESS),
        Note(_("Two pictures could not be read."), _("Look through them yourself."), Tone.WARNING),
        Note(_("The file points to places on other computers."), "", Tone.INFO),
    ]


def desk_sections() -> list[Section]:
    return [
        Section(
            [
                Link(_("Overview"), "#", "dashboard"),
                Link(_("Inbox"), reverse("ui:gallery_desk"), "inbox", is_current=True, count=4),
                Link(_("Orders"), "#", "list"),
                Link(_("Deliveries"), "#", "deliver", count=1),
            ]
        ),
        Section(
            [Link(_("Customers"), "#", "people"), Link(_("Partners"), "#", "partner")], "Register"
        ),
    ]


def orders() -> list[dict[str, object]]:
    rows = (
        (1042, "Fjordheim sykehus", "nb → en", 1840, "awaiting_decision", "national_id health"),
        (1041, "Bjørkelund & Co", "en → nb", 520, "awaiting_customer", "person_name"),
        (1039, "Kari Nordmann", "nb → pl", 310, "delivered", ""),
        (1038, "Vestlandet tingrett", "nb → de", 5210, "in_work", "criminal_offence"),
    )
    keys = ("number", "customer", "languages", "words", "status", "kinds")
    return [dict(zip(keys, row, strict=True)) for row in rows]


class ExampleForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), help_text=gettext_lazy("The quote is sent here.")
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Translate to"), choices=[("en", "English"), ("pl", "polski")]
    )
    wanted = forms.DateField(
        label=gettext_lazy("Wanted by"), required=False, widget=forms.DateInput({"type": "date"})
    )
    message = forms.CharField(label=gettext_lazy("Message"), required=False, widget=forms.Textarea)
    ground = forms.ChoiceField(
        label=gettext_lazy("Whose document is it?"),
        widget=forms.RadioSelect,
        choices=[("own", gettext_lazy("My own")), ("work", gettext_lazy("My employer's"))],
    )
    agreed = forms.BooleanField(label=gettext_lazy("I have the right to send these files."))


class CodeForm(forms.Form):
    code = forms.CharField(label=gettext_lazy("Code"), max_length=9)


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    documents = forms.FileField(
        label=gettext_lazy("Drop files here, or choose them"),
        help_text=gettext_lazy("Word, Excel, PDF, HTML, e-mail or plain text, up to 200 MB."),
        widget=ManyFiles,
    )


def wrong_form() -> ExampleForm:
    """A form that was sent with nothing in it but an address that is none."""
    form = ExampleForm({"b-email": "nobody"}, prefix="b")
    form.is_valid()
    return form
