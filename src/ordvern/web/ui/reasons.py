"""What people are told when a file is refused, or when there is something to say about it."""

from django.utils.functional import Promise as LazyText
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ordvern.documents import Reason

# As `ordvern.documents.capabilities` tells, which a test compares: to ask it here would load every
# parser into the pages' process, where no document is ever parsed.
REDACTED = (
    "docx", "xlsx", "pptx", "odt", "ods", "odp", "pdf", "html", "txt", "csv", "md", "srt", "xliff",
    "tmx", "po", "json", "idml", "eml", "image", "xml",
)  # fmt: skip
READ = (*REDACTED, "doc", "xls", "ppt", "rtf", "msg", "epub")

# reason: (what is so, what to do next)
REFUSALS: dict[Reason, tuple[LazyText, LazyText]] = {
    Reason.EMPTY: (
        _("The file is empty."),
        _("Check that it was saved, and choose it again."),
    ),
    Reason.TOO_LARGE: (
        _("The file is too large."),
        _("Split it, or leave out pictures that need no translation. Call us if you cannot."),
    ),
    Reason.TYPE_NOT_ACCEPTED: (
        _("We cannot read this kind of file."),
        format_lazy(_("Send it as one of these: {formats}."), formats=", ".join(READ)),
    ),
    Reason.CONTENT_IS_NOT_TYPE: (
        _("The content of the file is not what its name says."),
        _("Open it in the program it was made with, save it anew, and choose it again."),
    ),
    Reason.ENCRYPTED: (
        _("The file is protected by a password."),
        _("Save a copy without the password, and choose that. It is encrypted when we store it."),
    ),
    Reason.WRONG_PASSWORD: (
        _("The password does not open the file."),
        _("Try once more, or save a copy without the password and choose that."),
    ),
    Reason.CORRUPT: (
        _("The file is damaged and cannot be read."),
        _("Open it in the program it was made with, save it anew, and choose it again."),
    ),
    Reason.TOO_COMPLEX: (
        _("The file is built in a way that takes too much to read."),
        _("Save it as PDF or plain text and choose that, or split it into smaller files."),
    ),
    Reason.ACTIVE_CONTENT_REMOVED: (
        _("The file holds programs or macros."),
        _("They are never run. Send a copy without them if you can."),
    ),
    Reason.COULD_NOT_CHECK_IMAGES: (
        _("There are pictures whose text we could not read."),
        _("Look through them yourself before the file is sent on."),
    ),
    Reason.MALWARE: (
        _("The file holds harmful software and was not kept."),
        _("Have your own computer checked, and send a clean copy."),
    ),
    Reason.TRY_AGAIN: (
        _("We could not finish reading the file just now."),
        _("Try again in a few minutes. Call us if it happens again."),
    ),
    Reason.NOT_PROVEN: (
        _("The redaction could not be proven complete, so no file was made."),
        _("Redact the document yourself, or have the text cleared without redaction."),
    ),
    Reason.POINTS_OUTSIDE: (
        _("The file points to places on other computers."),
        _("Nothing was fetched from there. Ask for what is missing."),
    ),
    Reason.NOT_REDACTABLE: (
        _("This kind of file can be read but not redacted."),
        format_lazy(
            _("To have it redacted, send it as one of these: {formats}."),
            formats=", ".join(REDACTED),
        ),
    ),
    Reason.ATTACHMENT_REMOVED: (
        _("Files or drawings inside the file were taken out of the redacted copy."),
        _("Look at the original if they are needed, and send them apart."),
    ),
    Reason.PAGE_MADE_IMAGE: (
        _("Some pages could only be redacted as pictures."),
        _("Their text can be seen but not searched or copied in the redacted copy."),
    ),
}


def told(reason: Reason | str) -> tuple[LazyText, LazyText]:
    """What is so and what to do next, for one reason code; raise ValueError if it is none."""
    return REFUSALS[Reason(reason)]
