"""Addresses of a customer's own data; the portal's list puts a login before each."""

from collections.abc import Callable
from typing import Any

from . import views

PAGES: tuple[tuple[str, Callable[..., Any], str], ...] = (
    ("opplysninger/", views.my_data, "my-data"),
    ("opplysninger/<int:customer_id>/rett/", views.my_data_correct, "my-data-correct"),
    ("opplysninger/pakke/", views.my_data_package, "my-data-package"),
    ("opplysninger/be/", views.my_data_ask, "my-data-ask"),
    ("opplysninger/slett/", views.my_data_erase, "my-data-erase"),
    ("opplysninger/saker/<uuid:case_id>/", views.case, "case"),
    ("opplysninger/saker/<uuid:case_id>/bekreft/", views.case_confirm, "case-confirm"),
)
