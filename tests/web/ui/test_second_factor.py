"""Agency people without a second factor are shown the way to one, whatever page they ask for."""

from allauth.mfa.models import Authenticator
from django.test import Client

from ordvern.apps.core.models import User
from tests.web.entering import client_of


def test_who_has_none_sets_one_up(siri_account: User) -> None:
    answer = client_of(siri_account, second_factor=False).get("/desk/oppdrag/")

    assert answer["Location"] == "/konto/2fa/totp/activate/"


def test_who_has_one_uses_it_and_comes_back(siri_account: User) -> None:
    Authenticator.objects.create(user=siri_account, type=Authenticator.Type.TOTP, data={})

    answer = client_of(siri_account, second_factor=False).get("/desk/oppdrag/")

    assert answer["Location"] == "/konto/2fa/reauthenticate/?next=%2Fdesk%2Foppdrag%2F"


def test_the_page_where_one_is_used_opens(siri_account: User) -> None:
    Authenticator.objects.create(user=siri_account, type=Authenticator.Type.TOTP, data={})

    page = client_of(siri_account, second_factor=False).get("/konto/2fa/reauthenticate/")

    assert page.status_code == 200


def test_a_code_by_mail_is_no_second_factor(siri_account: User) -> None:
    client = Client()
    client.force_login(siri_account)

    assert client.get("/desk/").status_code == 302
