"""Addresses of the register of partners."""

from django.urls import path

from . import details, standing, terms, views

PARTNER = "<int:partner_id>/"

urlpatterns = [
    path("", views.partners, name="partners"),
    path("ny/", views.partner_new, name="partner-new"),
    path("vilkaar/", terms.partner_terms, name="partner-terms"),
    path("vilkaar/standard/", terms.terms_publish_standard, name="terms-publish-standard"),
    path("vilkaar/<slug:terms_kind>/", terms.terms_publish, name="terms-publish"),
    path(PARTNER, views.partner, name="partner"),
    path(f"{PARTNER}rett/", views.partner_edit, name="partner-edit"),
    path(f"{PARTNER}godkjenn/", standing.partner_approve, name="partner-approve"),
    path(f"{PARTNER}stans/", standing.partner_suspend, name="partner-suspend"),
    path(f"{PARTNER}avslutt/", standing.partner_end, name="partner-end"),
    path(f"{PARTNER}<slug:what>/", details.detail_add, name="partner-detail-add"),
    path(
        f"{PARTNER}<slug:what>/<int:detail_id>/fjern/",
        details.detail_remove,
        name="partner-detail-remove",
    ),
]
