"""The promises in the order of the statement: this list is its table of contents."""

from ordvern.apps.statement.promise import Promise

from .asked_to_redact import ASKED_TO_REDACT
from .controlled_regularly import CONTROLLED_REGULARLY
from .declared_before_upload import DECLARED_BEFORE_UPLOAD
from .details_from_the_customer import DETAILS_FROM_THE_CUSTOMER
from .details_kept_no_longer import DETAILS_KEPT_NO_LONGER
from .each_order_bound_to_a_statement_version import EACH_ORDER_BOUND_TO_A_STATEMENT_VERSION
from .encrypted_at_once import ENCRYPTED_AT_ONCE
from .erased_on_request import ERASED_ON_REQUEST
from .files_erased_on_receipt import FILES_ERASED_ON_RECEIPT
from .files_kept_no_longer import FILES_KEPT_NO_LONGER
from .loaded_only_after_consent import LOADED_ONLY_AFTER_CONSENT
from .log_cannot_be_changed import LOG_CANNOT_BE_CHANGED
from .no_sensitive_data_in_memories import NO_SENSITIVE_DATA_IN_MEMORIES
from .nothing_by_mail import NOTHING_BY_MAIL
from .nothing_extracted_from_files import NOTHING_EXTRACTED_FROM_FILES
from .nothing_loaded_from_others import NOTHING_LOADED_FROM_OTHERS
from .notice_on_every_way_in import NOTICE_ON_EVERY_WAY_IN
from .only_approved_partners import ONLY_APPROVED_PARTNERS
from .only_contact_details import ONLY_CONTACT_DETAILS
from .only_staff_have_access import ONLY_STAFF_HAVE_ACCESS
from .quotes_bind_to_nothing import QUOTES_BIND_TO_NOTHING
from .requests_answered_in_time import REQUESTS_ANSWERED_IN_TIME
from .screened_before_work import SCREENED_BEFORE_WORK
from .stored_in_norway import STORED_IN_NORWAY
from .transfers_forbidden_on_request import TRANSFERS_FORBIDDEN_ON_REQUEST
from .transfers_outside_eea_controlled import TRANSFERS_OUTSIDE_EEA_CONTROLLED
from .visits_counted_without_visitors import VISITS_COUNTED_WITHOUT_VISITORS

PROMISES: tuple[Promise, ...] = (
    EACH_ORDER_BOUND_TO_A_STATEMENT_VERSION,
    ONLY_CONTACT_DETAILS,
    DETAILS_FROM_THE_CUSTOMER,
    NOTICE_ON_EVERY_WAY_IN,
    NOTHING_LOADED_FROM_OTHERS,
    LOADED_ONLY_AFTER_CONSENT,
    VISITS_COUNTED_WITHOUT_VISITORS,
    ONLY_STAFF_HAVE_ACCESS,
    LOG_CANNOT_BE_CHANGED,
    CONTROLLED_REGULARLY,
    STORED_IN_NORWAY,
    DETAILS_KEPT_NO_LONGER,
    ERASED_ON_REQUEST,
    REQUESTS_ANSWERED_IN_TIME,
    DECLARED_BEFORE_UPLOAD,
    NOTHING_EXTRACTED_FROM_FILES,
    ENCRYPTED_AT_ONCE,
    NOTHING_BY_MAIL,
    ONLY_APPROVED_PARTNERS,
    TRANSFERS_OUTSIDE_EEA_CONTROLLED,
    TRANSFERS_FORBIDDEN_ON_REQUEST,
    SCREENED_BEFORE_WORK,
    ASKED_TO_REDACT,
    NO_SENSITIVE_DATA_IN_MEMORIES,
    FILES_KEPT_NO_LONGER,
    FILES_ERASED_ON_RECEIPT,
    QUOTES_BIND_TO_NOTHING,
)
