"""Addresses of the privacy officer's pages."""

from django.urls import include, path

from .records import urls as records
from .registers import urls as registers
from .retention import urls as retention
from .rights import urls as rights
from .views import (
    erasures,
    log,
    measuring,
    memories,
    programs,
    promises,
    storage,
    transfers,
    visits,
    webhooks,
)

app_name = "oversight"

urlpatterns = [
    path("lofter/", promises.promises, name="promises"),
    path("kontroller/", promises.promises_check, name="promises-check"),
    path("lofte/<slug:promise_id>/", promises.promise, name="promise"),
    path("erklaering/", include("ordvern.web.oversight.wording.urls")),
    path("logg/", log.log, name="log"),
    path("sletting/", erasures.erasures, name="erasures"),
    path("sletting/<int:certificate_id>/", erasures.certificate, name="certificate"),
    path("lager/", storage.storage, name="storage"),
    path("lager/kontroller/", storage.storage_check, name="storage-check"),
    path("besok/", visits.visits, name="visits"),
    path("maling/", measuring.measuring, name="measuring"),
    path("overforinger/", transfers.transfers, name="transfers"),
    path("programmer/", programs.programs, name="programs"),
    path("programmer/<int:token_id>/trekk/", programs.token_revoke, name="token-revoke"),
    path("programmer/varsler/", webhooks.webhooks, name="webhooks"),
    path("programmer/varsler/<int:webhook_id>/", webhooks.webhook, name="webhook"),
    path(
        "programmer/varsler/<int:webhook_id>/fjern/", webhooks.webhook_remove, name="webhook-remove"
    ),
    path(
        "programmer/varsler/<int:webhook_id>/<uuid:delivery_id>/igjen/",
        webhooks.webhook_call_again,
        name="webhook-call-again",
    ),
    path("minner/", memories.memory_purge, name="memory-purge"),
    *retention.urlpatterns,
    *rights.urlpatterns,
    *registers.urlpatterns,
    *records.urlpatterns,
]
