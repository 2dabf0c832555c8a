"""S46, S70: what lies on the disk is encrypted from the first byte."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ordvern.apps.orders.models import Order
from ordvern.apps.statement.promises.encrypted_at_once import breaches
from tests.cast import HARMLESS


def blobs(agency: Path) -> list[Path]:
    return [path for path in (agency / "vault").rglob("*") if path.is_file()]


def test_kept(submit: Callable[..., Order], now: datetime) -> None:
    submit(HARMLESS)

    assert list(breaches(now)) == []


def test_breach_is_seen(submit: Callable[..., Order], agency: Path, now: datetime) -> None:
    file = submit(HARMLESS).folder.files.get()
    (blob,) = blobs(agency)
    blob.write_text(HARMLESS)

    assert list(breaches(now)) == [f"storedfile:{file.pk}"]


def test_the_short_cut_is_refused(submit: Callable[..., Order], agency: Path) -> None:
    """Nothing of a file is readable anywhere under the agency's home."""
    submit(HARMLESS)

    contents = [path.read_bytes() for path in agency.rglob("*") if path.is_file()]
    assert blobs(agency)
    assert not any(b"Hageklipperen" in content for content in contents)
