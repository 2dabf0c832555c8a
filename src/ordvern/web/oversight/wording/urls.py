"""Addresses of the pages where the statement is worded."""

from django.urls import path

from . import own_text, views

urlpatterns = [
    path("", views.statement, name="statement"),
    path("publiser/", views.statement_publish, name="statement-publish"),
    path("egen/", views.clause_new, name="clause-new"),
    path("tekst/", own_text.statement_import, name="statement-import"),
    path("tekst/overta/", own_text.statement_take_over, name="statement-take-over"),
    path("ledd/<slug:clause_id>/", views.clause, name="clause"),
]
