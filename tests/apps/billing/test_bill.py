"""Who an invoice names: an address in one line gives its street, postal code and town."""

import pytest

from ordvern.apps.billing.bill import Party, parts_of


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("Havnegata 1, 9008 Tromsø", ("Havnegata 1", "9008", "Tromsø")),
        ("Elvegata 9\n4005 Stavanger", ("Elvegata 9", "4005", "Stavanger")),
        ("Postboks 1120 Sentrum, N-0104 Oslo", ("Postboks 1120 Sentrum", "0104", "Oslo")),
        ("Kungsgatan 4, 111 43 Stockholm", ("Kungsgatan 4, 111 43 Stockholm", "", "")),
        ("", ("", "", "")),
    ],
)
def test_parts_of_an_address(address: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(address) == parts


def test_a_party_comes_back_from_the_database_as_it_was() -> None:
    party = Party("Byrået AS", "974760673", "Storgata 1", "4005", "Stavanger", in_vat_register=True)

    assert Party.from_json(party.to_json()) == party
    assert party.vat_number == "NO974760673MVA"
