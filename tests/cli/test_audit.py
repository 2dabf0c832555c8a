"""`ordvern audit`: a whole log, a changed one, and anchors kept elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from ordvern.apps.core.models import AuditEvent
from tests.cli.conftest import Answer
from tests.cli.test_languages import needs_catalogues

Ordvern = Callable[..., Answer]


@pytest.fixture(autouse=True)
def home(agency: Path, settings: Any) -> None:
    settings.HOME = agency


def test_a_whole_log_and_a_changed_one(ordvern: Ordvern) -> None:
    number, digest, _ = ordvern("audit", "anchor").out.split()
    assert (int(number) > 0, len(digest)) == (True, 64)
    assert ordvern("audit", "anchor").out == "Nothing new.\n"
    whole = ordvern("audit", "verify")
    AuditEvent.objects.update(verb="statement.withdrawn")
    changed = ordvern("audit", "verify")

    assert (whole.status, "whole" in whole.out) == (0, True)
    assert (changed.status, "1: an entry or a link was changed" in changed.out) == (1, True)


def test_anchors_kept_elsewhere(ordvern: Ordvern, tmp_path: Path) -> None:
    ordvern("audit", "anchor")
    kept = tmp_path / "kept.jsonl"
    kept.write_text('{"number": 1, "hash": "00", "at": "2026-09-01T08:00:00+00:00"}\n')
    assert "another than it was" in ordvern("audit", "verify", "--anchors", kept).out
    kept.write_text('{"number": 1}\n')
    assert ordvern("audit", "verify", "--anchors", kept).status == 2


def test_whoever_anchors_a_changed_log_is_told(ordvern: Ordvern, agency: Path) -> None:
    ordvern("audit", "anchor")
    AuditEvent.objects.update(verb="statement.withdrawn")
    AuditEvent.objects.create(verb="x", actor_kind="system", subject="order:1", at=timezone.now())
    told = ordvern("audit", "anchor")

    assert (told.status, "CHANGED" in told.out) == (1, True)


@needs_catalogues
def test_what_was_changed_is_told_in_norwegian(
    ordvern: Ordvern, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL"):
        monkeypatch.setenv(name, "nn_NO.UTF-8")
    number = ordvern("audit", "anchor").out.split()[0]
    AuditEvent.objects.update(verb="statement.withdrawn")
    told = ordvern("audit", "verify").out

    assert "1: ei oppføring eller eit ledd er endra" in told
    assert f"Bundne: {number} oppføring" in told
    assert "Haldne opp mot dei: 1 anker. Loggen er ENDRA." in told
