"""Why a document was refused, and what was noticed in one that was read, in whole sentences."""

from ordvern.documents import Notice, Reason

from .words import told, told_of

REFUSED = {
    Reason.EMPTY: "The file is empty. Check that it was saved, and take the original again.",
    Reason.TOO_LARGE: "The file is larger than is read. Split it, or take out large pictures.",
    Reason.TYPE_NOT_ACCEPTED: "Files of this kind are not read. "
    "Save it as docx, xlsx, pptx, odt, pdf, html or plain text.",
    Reason.CONTENT_IS_NOT_TYPE: "The content is not what its type says. "
    "Open it in the program it comes from and save it anew.",
    Reason.ENCRYPTED: "The file is protected by a password. "
    "Give it with --password-file where the command has it, or save a copy without one.",
    Reason.WRONG_PASSWORD: "The password does not open the file. Try again with the right one.",
    Reason.CORRUPT: "The file is damaged. Open it in the program it comes from and save it anew.",
    Reason.TOO_COMPLEX: "The file asks for too much time or memory. "
    "Save it anew, or split it; a file made to overload readers also looks like this.",
    Reason.ACTIVE_CONTENT_REMOVED: "The file holds programs. Save a copy without macros.",
    Reason.COULD_NOT_CHECK_IMAGES: "The file holds pictures that are not read. "
    "Look at them yourself.",
    Reason.MALWARE: "The file is known to be harmful. Do not open it.",
    Reason.TRY_AGAIN: "The file could not be read just now. Try again.",
    Reason.NOT_PROVEN: "It could not be proven that everything was removed, so no copy was made. "
    "Save the file anew in its own program, or as another type, and try again.",
    Reason.POINTS_OUTSIDE: "The file fetches content from elsewhere. Save a copy that does not.",
    Reason.NOT_REDACTABLE: "Files of this kind can be read but not redacted. "
    "Save it as docx, xlsx, pptx, odt, pdf, html or plain text.",
    Reason.ATTACHMENT_REMOVED: "The file holds another file. Take it out and scan it by itself.",
    Reason.PAGE_MADE_IMAGE: "A page can only be redacted as a picture.",
}
NOTICED = {
    Reason.CORRUPT: ("part could not be read", "parts could not be read"),
    Reason.TYPE_NOT_ACCEPTED: (
        "embedded file of a kind that is not read",
        "embedded files of kinds that are not read",
    ),
    Reason.CONTENT_IS_NOT_TYPE: (
        "name promises another kind of file than the content is",
        "names promise other kinds of files than the contents are",
    ),
    Reason.ENCRYPTED: (
        "embedded file is protected by a password and was not read",
        "embedded files are protected by passwords and were not read",
    ),
    Reason.TOO_COMPLEX: (
        "part asks for too much time or memory and was not read",
        "parts ask for too much time or memory and were not read",
    ),
    Reason.ACTIVE_CONTENT_REMOVED: (
        "macro or program in the file; a redacted copy has none",
        "macros or programs in the file; a redacted copy has none",
    ),
    Reason.COULD_NOT_CHECK_IMAGES: (
        "picture or page without text was not read: look at it",
        "pictures or pages without text were not read: look at them",
    ),
    Reason.POINTS_OUTSIDE: (
        "place fetches content from elsewhere when the file is opened; nothing was fetched",
        "places fetch content from elsewhere when the file is opened; nothing was fetched",
    ),
    Reason.ATTACHMENT_REMOVED: (
        "embedded file is not in the copy",
        "embedded files are not in the copy",
    ),
    Reason.PAGE_MADE_IMAGE: (
        "page is a picture in the copy, so that nothing of it is left",
        "pages are pictures in the copy, so that nothing of them is left",
    ),
}
"""For the reasons that a reading or a redaction notices: one place, and several."""


def refusal(reason: Reason) -> str:
    """One or two sentences: what is wrong, and what to do next."""
    return told(REFUSED[reason])


def notice(of: Notice) -> str:
    """A line for the user, with how many places it concerns."""
    code = of.reason.value.replace("_", " ")
    one, several = NOTICED.get(of.reason, (code, code))
    return f"{of.count} {told_of(one, several, of.count)}"
