"""The settings: each is documented, used names exist, and what they name can be imported."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ordvern"
VARIABLE = re.compile(r"""["'](ORDVERN_[A-Z_]+|DATABASE_URL)["']""")
DOCUMENTED = re.compile(r"^\| `([A-Z_]+)`", re.MULTILINE)
USED = re.compile(r"(?<![\w.])settings\.([A-Z][A-Z_]+)")


def test_every_variable_is_documented_and_no_other() -> None:
    code = "".join(path.read_text() for path in (SOURCE / "project").glob("*.py"))
    read = set(VARIABLE.findall(code))

    assert read == set(DOCUMENTED.findall((ROOT / "docs/reference/settings.md").read_text()))


def test_every_setting_that_is_used_exists() -> None:
    used = {name for path in SOURCE.rglob("*.py") for name in USED.findall(path.read_text())}

    assert used
    assert [name for name in sorted(used) if not hasattr(settings, name)] == []


def test_queue_names_functions() -> None:
    for name in [*settings.QUEUE_HANDLERS.values(), *settings.QUEUE_WHEN_PARKED.values()]:
        assert callable(import_string(name))

    assert set(settings.QUEUE_PERIODIC) | set(settings.QUEUE_WHEN_PARKED) <= set(
        settings.QUEUE_HANDLERS
    )


def test_every_kind_of_task_has_a_handler() -> None:
    """A kind is a constant with a dot in it, passed to ``enqueue``."""
    queued = re.compile(r'^[A-Z_]+ = "([a-z]+\.[a-z_]+)"$', re.MULTILINE)
    code = [path.read_text() for path in (SOURCE / "apps").rglob("*.py")]
    kinds = {kind for text in code if "enqueue" in text for kind in queued.findall(text)}

    assert kinds
    assert kinds <= set(settings.QUEUE_HANDLERS)


def test_nothing_uploaded_touches_the_disk() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]
    assert settings.STORAGES["default"]["BACKEND"].endswith("InMemoryStorage")


@pytest.mark.django_db
def test_nobody_signs_up(client: Client) -> None:
    response = client.post("/konto/signup/", {"email": "kari@example.no", "password1": "x" * 14})

    assert response.status_code == 200
    assert "account/signup_closed.html" in [template.name for template in response.templates]


@pytest.mark.parametrize(
    "page", ["/demo/", "/demo/inn/staff/", "/demo/mail/", "/demo/komponenter/"]
)
def test_the_demo_is_not_there_without_demo_mode(client: Client, page: str) -> None:
    assert not settings.DEMO
    assert client.get(page).status_code == 404
    assert client.post(page).status_code in (403, 404)
