"""The agency's own terms for partners: shown, written anew, and then asked for anew."""

from django.test import Client

from ordvern.apps.partners.models import Partner, Terms, TermsVersion
from ordvern.apps.partners.terms import unaccepted

PAGE = "/desk/partnere/vilkaar/"
WORDS = {"nb": "Én.\nTo.", "nn": "Éin.\nTo.", "en": "One.\nTwo."}


def test_those_that_hold_are_shown(staff: Client) -> None:
    page = staff.get(PAGE).content.decode()

    assert "2026-11" in page
    assert f"{PAGE}agreement/" in page


def test_the_form_begins_with_the_words_that_hold(staff: Client) -> None:
    terms = TermsVersion.objects.current(Terms.AGREEMENT)
    first = terms.texts.get(language="nb").body.splitlines()[0]

    assert first in staff.get(f"{PAGE}agreement/").content.decode()


def test_a_new_version_is_asked_for_anew(staff: Client, jean: Partner) -> None:
    assert not unaccepted(jean)

    staff.post(f"{PAGE}agreement/", WORDS | {"version": "2027-01"})

    assert [terms.version for terms in unaccepted(jean)] == ["2027-01"]
    assert "Én." in staff.get(PAGE).content.decode()


def test_a_name_that_is_taken_keeps_what_was_typed(staff: Client) -> None:
    answer = staff.post(f"{PAGE}agreement/", WORDS | {"version": "2026-11"})

    assert answer.status_code == 422
    assert "Éin." in answer.content.decode()
    assert staff.post(f"{PAGE}devices/", {"version": "2027-01"}).status_code == 422


def test_there_are_no_others(staff: Client) -> None:
    assert staff.get(f"{PAGE}anything/").status_code == 404
