"""What those whom data are about are called in registers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from ordvern.apps.retention.data_map import About

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

ABOUT: dict[About, LazyText] = {
    About.CUSTOMER: _("customers"),
    About.CONTACT: _("customers' contact persons"),
    About.SENDER: _("people who write to us"),
    About.PARTNER: _("partners"),
    About.STAFF: _("our own employees"),
    About.ANYBODY: _("whoever has an account"),
    About.NAMED: _("persons named in files"),
}
