"""Addresses of the desk."""

from django.urls import include, path

from .calendar import urls as calendar
from .money import urls as money
from .moving import urls as moving
from .partners import offering
from .people import urls as people
from .steps import urls as steps
from .together import urls as together
from .views import (
    corrections,
    decisions,
    figures,
    files,
    inbox,
    interpreting,
    memories,
    memory_imports,
    memory_units,
    messages,
    notes,
    orders,
    post,
    unlocking,
    work,
)

app_name = "desk"

ORDER = "oppdrag/<uuid:order_id>/"
FILE = f"{ORDER}fil/<uuid:file_id>/"
MEMORY = "minner/<int:memory_id>/"
JOB = f"{ORDER}jobb/<uuid:job_id>/"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("oppgave/<int:task_id>/", inbox.task_retry, name="task-retry"),
    path("tall/", figures.figures, name="figures"),
    path("oppdrag/", orders.orders, name="orders"),
    path(ORDER, orders.order, name="order"),
    path(f"{ORDER}meldinger/", messages.order_messages, name="order-messages"),
    path(f"{ORDER}notater/", notes.order_notes, name="order-notes"),
    path(f"{JOB}meldinger/", messages.job_messages, name="job-messages"),
    path("post/<int:mail_id>/", post.mail_send_again, name="mail-send-again"),
    path(f"{ORDER}frigi/", decisions.order_clear, name="order-clear"),
    path(f"{ORDER}be-om-sladding/", decisions.order_ask_to_redact, name="order-ask-to-redact"),
    path(f"{ORDER}sladd/", decisions.order_redact, name="order-redact"),
    path(f"{ORDER}masker/", decisions.order_mask, name="order-mask"),
    path(f"{ORDER}opphev-maskering/", decisions.order_lift_masking, name="order-lift-masking"),
    path(f"{ORDER}se-igjen/", decisions.order_screen_again, name="order-screen-again"),
    path(f"{ORDER}bekreftet/", decisions.order_certify, name="order-certify"),
    path(f"{ORDER}ikke-bekreftet/", decisions.order_lift_certified, name="order-lift-certified"),
    path(f"{ORDER}trekk/", decisions.order_withdraw, name="order-withdraw"),
    path(f"{ORDER}begynn/", work.order_start_work, name="order-start-work"),
    path(f"{ORDER}tilby/", work.order_offer, name="order-offer"),
    path(f"{JOB}trekk/", work.job_revoke, name="job-revoke"),
    path(f"{JOB}gi-tilbake/", corrections.job_give_back, name="job-give-back"),
    path(f"{ORDER}staa-ved/", corrections.order_stand_by, name="order-stand-by"),
    path(f"{ORDER}attest/", files.order_certificate, name="order-certificate"),
    path(f"{ORDER}lever/", work.order_deliver, name="order-deliver"),
    path(f"{ORDER}flytt/", interpreting.order_moved, name="order-moved"),
    path(f"{ORDER}sted/", interpreting.order_meeting, name="order-meeting"),
    path(f"{ORDER}tolket/", interpreting.order_interpreted, name="order-interpreted"),
    path(f"{ORDER}varighet/", interpreting.order_length, name="order-length"),
    path(f"{FILE}oversettelse/", work.translation_add, name="translation-add"),
    path(FILE, files.file_text, name="file-text"),
    path(f"{FILE}passord/", unlocking.file_unlock, name="file-unlock"),
    path(f"{FILE}last-ned/", files.file_download, name="file-download"),
    *together.urlpatterns,
    *moving.urlpatterns,
    path("henvendelser/", include("ordvern.web.desk.incoming.urls")),
    path("kunder/", include("ordvern.web.desk.register.urls")),
    path("partnere/", include("ordvern.web.desk.partners.urls")),
    path(f"{ORDER}trinn/<int:step_id>/partnere/", offering.order_partners, name="step-partners"),
    path(f"{ORDER}partnere/", offering.order_partners, name="order-partners"),
    path("minner/", memories.memories, name="memories"),
    path("minner/nytt/", memories.memory_open, name="memory-open"),
    path(MEMORY, memories.memory, name="memory"),
    path(f"{MEMORY}ut/<slug:form>/", memories.memory_export, name="memory-export"),
    path(f"{MEMORY}ta-inn/", memory_imports.memory_take_in, name="memory-take-in"),
    path(f"{MEMORY}ta-inn/<int:import_id>/", memory_imports.memory_import, name="memory-import"),
    path(f"{MEMORY}enheter/", memory_units.memory_units, name="memory-units"),
    path(f"{MEMORY}enheter/slett/", memory_units.units_erase, name="units-erase"),
    path(f"{MEMORY}enheter/<int:unit_id>/", memory_units.unit_edit, name="unit-edit"),
    path(f"{MEMORY}treff/", memory_units.memory_matches, name="memory-matches"),
    *money.urlpatterns,
    *steps.urlpatterns,
    *people.urlpatterns,
    *calendar.urlpatterns,
]
