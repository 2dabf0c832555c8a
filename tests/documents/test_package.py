"""Packages are inflated within limits that their headers cannot lie about."""

import struct
import zipfile
from io import BytesIO

import pytest

from ordvern.documents import Limits, Notice, Reason, Refused
from ordvern.documents.account import Account
from ordvern.documents.package import Package
from tests.documents.making import zipped

BIG = b"\0" * (8 << 20)


def opened(content: bytes, limits: Limits | None = None) -> Package:
    return Package(content, Account(limits or Limits()))


def test_parts_are_read_in_the_order_of_the_directory() -> None:
    package = opened(zipped({"b": "two", "a": "one"}))

    assert package.names == ["b", "a"]
    assert package.read("a") == b"one"


def test_a_part_that_inflates_out_of_all_proportion_is_refused() -> None:
    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        opened(zipped({"bomb": BIG})).read("bomb")


def test_parts_share_one_allowance() -> None:
    package = opened(zipped({"a": b"a" * 900, "b": b"b" * 900}), Limits(inflated=1000))
    package.read("a")

    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        package.read("b")


def test_a_size_that_lies_changes_nothing() -> None:
    content = zipped({"bomb": BIG}).replace(struct.pack("<L", len(BIG)), struct.pack("<L", 100))

    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        opened(content).read("bomb")


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(Refused, match=Reason.TOO_COMPLEX):
        opened(zipped({str(n): b"" for n in range(12)}), Limits(entries=10))


def test_the_same_name_twice_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "two")

    with pytest.raises(Refused, match=Reason.CORRUPT):
        opened(stream.getvalue())


def test_links_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(Refused, match=Reason.CORRUPT):
        opened(stream.getvalue())


@pytest.mark.parametrize("signature", [b"PK\x01\x02", b"PK\x03\x04"])
def test_the_encryption_flag_is_believed_wherever_it_is_set(signature: bytes) -> None:
    content = bytearray(zipped({"a": "one"}))
    flags = content.index(signature) + (8 if signature == b"PK\x01\x02" else 6)
    content[flags] |= 1

    with pytest.raises(Refused, match=Reason.ENCRYPTED):
        opened(bytes(content)).read("a")


def test_folders_are_passed_by() -> None:
    assert opened(zipped({"folder/": "", "folder/a": "one"})).names == ["folder/a"]


def test_a_part_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match=Reason.CORRUPT):
        opened(zipped({"Xpart": "one"}).replace(b"Xpart", b"\0part"))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression_is_refused(method: int) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("a", "one")

    with pytest.raises(Refused, match=Reason.CORRUPT):
        opened(stream.getvalue()).read("a")


def test_xml_that_can_be_saved_is_saved_and_noticed() -> None:
    account = Account(Limits())
    package = Package(zipped({"a.xml": "<r><a>Ola</a><b></r>"}), account)

    assert package.tree("a.xml").findtext("a") == "Ola"
    assert account.notices() == (Notice(Reason.CORRUPT, 1),)


@pytest.mark.parametrize("cut", [30, 60, 90])
def test_half_a_zip_is_corrupt(cut: int) -> None:
    with pytest.raises(Refused, match=Reason.CORRUPT):
        opened(zipped({"a": "one" * 40})[:cut]).read("a")
