"""Addresses of the records, the DPIA, processors, and what authorities ask for."""

from django.urls import path

from . import assessment, disclosures, processing, processors

EDITION = "protokoll/versjon/<int:edition_id>/"
PROCESSOR = "databehandlere/<int:agreement_id>/"

urlpatterns = [
    path("protokoll/", processing.records, name="records"),
    path("protokoll/rediger/", processing.records_edit, name="records-edit"),
    path("protokoll/behold/", processing.records_keep, name="records-keep"),
    path("protokoll/ansvarlige/", processing.records_controllers, name="records-controllers"),
    path("protokoll/pdf/<slug:register>/", processing.register_document, name="register-document"),
    path("protokoll/tabell/<slug:register>/", processing.register_table, name="register-table"),
    path(EDITION, processing.edition, name="edition"),
    path(f"{EDITION}pdf/", processing.edition_document, name="edition-document"),
    path(f"{EDITION}tabell/", processing.edition_table, name="edition-table"),
    path("dpia/", assessment.assessment, name="assessment"),
    path("dpia/behold/", assessment.assessment_keep, name="assessment-keep"),
    path(
        "dpia/<int:edition_id>/godkjenn/", assessment.assessment_approve, name="assessment-approve"
    ),
    path("dpia/risiko/<slug:risk_id>/", assessment.risk, name="risk"),
    path("dpia/risiko/<int:own_id>/fjern/", assessment.risk_drop, name="risk-drop"),
    path("databehandlere/", processors.processors, name="processors"),
    path("databehandlere/ny/", processors.processor_new, name="processor-new"),
    path(f"{PROCESSOR}erstatt/", processors.processor_replace, name="processor-replace"),
    path(f"{PROCESSOR}gjennomgatt/", processors.processor_review, name="processor-review"),
    path(f"{PROCESSOR}avslutt/", processors.processor_end, name="processor-end"),
    path("utlevering/", disclosures.disclosures, name="disclosures"),
    path("utlevering/ny/", disclosures.disclosure_new, name="disclosure-new"),
    path("utlevering/<int:disclosure_id>/", disclosures.disclosure, name="disclosure"),
    path(
        "utlevering/<int:disclosure_id>/pdf/",
        disclosures.disclosure_document,
        name="disclosure-document",
    ),
]
