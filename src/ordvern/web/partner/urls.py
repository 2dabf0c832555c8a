"""Addresses of the partners' pages."""

from django.urls import path

from .views import agreement, answers, interpreting, jobs, me, messages, terms, work

app_name = "partner"

JOB = "oppdrag/<uuid:job_id>/"
FILE = f"{JOB}fil/<uuid:file_id>/"

urlpatterns = [
    path("", jobs.jobs, name="jobs"),
    path("erklaering/", agreement.statement, name="statement"),
    path("erklaering/godta/", agreement.statement_accept, name="statement-accept"),
    path("vilkaar/", terms.terms, name="terms"),
    path("vilkaar/<int:terms_id>/godta/", terms.terms_accept, name="terms-accept"),
    path("meg/", me.me, name="me"),
    path("meg/endre/", me.me_edit, name="me-edit"),
    path("meg/land/", me.me_work_from, name="me-work-from"),
    path("meg/fravaer/", me.absence_add, name="absence-add"),
    path("meg/fravaer/<int:absence_id>/fjern/", me.absence_remove, name="absence-remove"),
    path(JOB, jobs.job, name="job"),
    path(f"{JOB}slettet/", answers.job_attest_deletion, name="job-attest-deletion"),
    path(f"{JOB}meldinger/", messages.job_messages, name="job-messages"),
    path(f"{JOB}ta/", answers.job_accept, name="job-accept"),
    path(f"{JOB}takk-nei/", answers.job_decline, name="job-decline"),
    path(f"{JOB}lever/", work.job_finish, name="job-finish"),
    path(f"{JOB}tolket/", interpreting.job_interpreted, name="job-interpreted"),
    path(f"{JOB}kalender/", interpreting.job_calendar, name="job-calendar"),
    path(f"{FILE}last-ned/", work.file_download, name="file-download"),
    path(f"{FILE}xliff/", work.file_xliff, name="file-xliff"),
    path(f"{FILE}oversettelse/", work.translation_add, name="translation-add"),
]
