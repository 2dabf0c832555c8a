"""Addresses of the open site."""

from django.urls import path

from .views import consent, front, inquiry, quote, quote_answer, statement, try_out

app_name = "public"

urlpatterns = [
    path("", front.front, name="front"),
    path("henvendelse/<uuid:link>/", inquiry.inquiry, name="inquiry"),
    path("tilbud/", quote.quote, name="quote"),
    path("tilbud/svar/<uuid:quote_token>/", quote_answer.quote_answer, name="quote-answer"),
    path("tilbud/svar/<uuid:quote_token>/pdf/", quote_answer.quote_document, name="quote-document"),
    path("tilbud/takk/<uuid:token>/", quote.thanks, name="thanks"),
    path("tilbud/takk/<uuid:token>/status/", quote.thanks_status, name="thanks-status"),
    path("personvern/", statement.statement, name="statement"),
    path("personvern/informasjonskapsler/", statement.cookies, name="cookies"),
    path("personvern/samtykke/", consent.consent, name="consent"),
    path("personvern/attest.pem", statement.signing_certificate, name="signing-certificate"),
    path("personvern/<str:version>/", statement.statement_version, name="statement-version"),
    path(
        "personvern/<str:version>/endringer/",
        statement.statement_changes,
        name="statement-changes",
    ),
    path("prov/", try_out.try_out, name="try"),
]
