"""The promises in the order of the statement: this list is its table of contents."""

from ordvern.apps.statement.promise import Promise

from .asked_to_redact import ASKED_TO_REDACT
from .each_order_bound_to_a_statement_version import EACH_ORDER_BOUND_TO_A_STATEMENT_VERSION
from .files_erased_on_receipt import FILES_ERASED_ON_RECEIPT
from .no_sensitive_data_in_memories import NO_SENSITIVE_DATA_IN_MEMORIES
from .nothing_extracted_from_files import NOTHING_EXTRACTED_FROM_FILES
from .only_contact_details import ONLY_CONTACT_DETAILS
from .only_staff_have_access import ONLY_STAFF_HAVE_ACCESS
from .screened_before_work import SCREENED_BEFORE_WORK
from .stored_in_norway import STORED_IN_NORWAY

PROMISES: tuple[Promise, ...] = (
    EACH_ORDER_BOUND_TO_A_STATEMENT_VERSION,
    ONLY_CONTACT_DETAILS,
    ONLY_STAFF_HAVE_ACCESS,
    STORED_IN_NORWAY,
    NOTHING_EXTRACTED_FROM_FILES,
    SCREENED_BEFORE_WORK,
    ASKED_TO_REDACT,
    NO_SENSITIVE_DATA_IN_MEMORIES,
    FILES_ERASED_ON_RECEIPT,
)
