"""Addresses of the demo's own pages; included in demo mode only."""

from django.urls import path

from .views import demo

app_name = "demo"

urlpatterns = [
    path("", demo.start, name="start"),
    path("inn/<str:name>/", demo.enter, name="enter"),
    path("mail/", demo.mails, name="mails"),
    path("mail/<str:name>/", demo.mail, name="mail"),
    path("papirer/<str:name>/", demo.paper, name="paper"),
]
