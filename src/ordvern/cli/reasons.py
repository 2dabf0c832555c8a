"""Why a document was refused, and what was noticed in one that was read, in whole sentences."""

from ordvern.documents import Notice, Reason

REFUSED = {
    Reason.EMPTY: "The file is empty. Check that it was saved, and take the original again.",
    Reason.TOO_LARGE: "The file is larger than is read. Split it, or take out large pictures.",
    Reason.TYPE_NOT_ACCEPTED: "Files of this kind are not read. "
    "Save it as docx, xlsx, pptx, odt, pdf, html or plain text.",
    Reason.CONTENT_IS_NOT_TYPE: "The content is not what its type says. "
    "Open it in the program it comes from and save it anew.",
    Reason.ENCRYPTED: "The file is protected by a password. Save a copy without one.",
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
    "Save it as docx, xlsx, pdf, html or plain text.",
    Reason.ATTACHMENT_REMOVED: "The file holds another file. Take it out and scan it by itself.",
    Reason.PAGE_MADE_IMAGE: "A page can only be redacted as a picture.",
}
NOTICED = {
    Reason.CORRUPT: "part(s) could not be read: look at them yourself",
    Reason.TYPE_NOT_ACCEPTED: "embedded file(s) of a kind that is not read",
    Reason.CONTENT_IS_NOT_TYPE: "the name promises another kind of file than the content is",
    Reason.ENCRYPTED: "embedded file(s) protected by a password, not read",
    Reason.TOO_COMPLEX: "part(s) too complex to read",
    Reason.ACTIVE_CONTENT_REMOVED: "program(s) or macros in the file, not taken along",
    Reason.COULD_NOT_CHECK_IMAGES: "picture(s) or page(s) without text, not read: look at them",
    Reason.POINTS_OUTSIDE: "place(s) that fetch content from elsewhere; nothing was fetched",
    Reason.ATTACHMENT_REMOVED: "embedded file(s) removed from the copy",
    Reason.PAGE_MADE_IMAGE: "page(s) turned into pictures, to be sure that nothing is left",
}


def refusal(reason: Reason) -> str:
    """One or two sentences: what is wrong, and what to do next."""
    return REFUSED[reason]


def notice(of: Notice) -> str:
    """A line for the user, with how many places it concerns."""
    return f"{of.count} {NOTICED.get(of.reason, of.reason.value.replace('_', ' '))}"
