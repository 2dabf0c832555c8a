"""Why a file cannot be read as a list, and what to do next."""

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from ordvern.apps.moving.table import Fault, NotATable

FAULTS: dict[Fault, LazyText] = {
    Fault.EMPTY: _("There is no row below the heads. Choose the sheet that has the list."),
    Fault.WORKBOOK: _(
        "This is a workbook. Open it in the spreadsheet program and save the sheet as CSV (UTF-8)."
    ),
    Fault.NOT_TEXT: _("This is no table in text. Save the list as CSV (UTF-8) and choose that."),
    Fault.BROKEN: _("The table is broken at line {line}: a quotation mark, or a cell too long."),
    Fault.TOO_MANY_ROWS: _("There are more than {most} rows. Divide the list into several files."),
    Fault.TOO_MANY_COLUMNS: _("There are more than a hundred columns. Keep those that you need."),
}


def told(refused: NotATable, *, most: int) -> str:
    """What is said of a file that cannot be read."""
    return str(FAULTS[refused.fault]).format(line=refused.line, most=most)
