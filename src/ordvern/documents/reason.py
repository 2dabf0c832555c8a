"""Why a document was refused, or what there is to say about one that was read."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """One code for every refusal and every notice; the words for people are the platform's."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TYPE_NOT_ACCEPTED = "type_not_accepted"
    CONTENT_IS_NOT_TYPE = "content_is_not_type"
    ENCRYPTED = "encrypted"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105  a reason code
    CORRUPT = "corrupt"
    TOO_COMPLEX = "too_complex"
    ACTIVE_CONTENT_REMOVED = "active_content_removed"
    COULD_NOT_CHECK_IMAGES = "could_not_check_images"
    MALWARE = "malware"
    TRY_AGAIN = "try_again"
    NOT_PROVEN = "not_proven"
    POINTS_OUTSIDE = "points_outside"
    NOT_REDACTABLE = "not_redactable"
    ATTACHMENT_REMOVED = "attachment_removed"
    PAGE_MADE_IMAGE = "page_made_image"


class Refused(Exception):
    """The document was not taken, for `reason`. Carries no word of the document.

    `fault` names class and place of an exception that no reader foresaw, for whoever mends it.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.fault = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something staff should know of a document that was read: `count` places of kind `reason`.

    `CORRUPT` counts parts that could not be parsed, `TYPE_NOT_ACCEPTED` embedded files of a kind
    that is not read, `CONTENT_IS_NOT_TYPE` a name that promised another kind than the content is.
    """

    reason: Reason
    count: int
