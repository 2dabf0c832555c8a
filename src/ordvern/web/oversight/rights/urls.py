"""Addresses of cases."""

from django.urls import path

from . import deciding, views

CASE = "saker/<uuid:case_id>/"

urlpatterns = [
    path("saker/", views.cases, name="cases"),
    path("saker/ny/", views.case_new, name="case-new"),
    path("saker/av/<uuid:inquiry_id>/", views.case_from_letter, name="case-from-letter"),
    path(CASE, views.case, name="case"),
    path(f"{CASE}identitet/", deciding.case_identity, name="case-identity"),
    path(f"{CASE}forleng/", deciding.case_extend, name="case-extend"),
    path(f"{CASE}svar/", deciding.case_answer, name="case-answer"),
    path(f"{CASE}avsla/", deciding.case_refuse, name="case-refuse"),
    path(f"{CASE}videre/", deciding.case_forward, name="case-forward"),
    path(f"{CASE}pakke/", deciding.case_package, name="case-package"),
]
