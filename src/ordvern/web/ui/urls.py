"""The gallery of components; included in demo mode only."""

from django.urls import path

from . import views

app_name = "ui"

urlpatterns = [
    path("komponenter/", views.gallery, name="gallery"),
    path("komponenter/skjema/", views.gallery_forms, name="gallery_forms"),
    path("komponenter/dokument/", views.gallery_document, name="gallery_document"),
    path("komponenter/desk/", views.gallery_desk, name="gallery_desk"),
]
