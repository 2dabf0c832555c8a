"""What the grounds of work outside the EEA and the classes of data are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from .gate import Basis, DataClass

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

BASES: dict[str, LazyText] = {
    Basis.EEA: _("within the EEA"),
    Basis.ADEQUACY: _("adequacy decision"),
    Basis.CLAUSES: _("standard clauses with an assessment"),
}
CLASSES: dict[str, LazyText] = {
    DataClass.NOTHING_PERSONAL: _("nothing personal found"),
    DataClass.PERSONAL: _("personal data"),
    DataClass.SENSITIVE: _("sensitive personal data"),
}
