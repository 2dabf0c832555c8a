"""Logs hold no name, address, path or token, whoever writes them."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from structlog.stdlib import ProcessorFormatter

from ordvern.project.logs import LOGGING

SECRETS = ("Kari", "kari@example.no", "01819012345", "/kunde/", "kx83-hemmelig-token-0123456789")


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the product's formatter writes of every log line."""
    options = {k: v for k, v in LOGGING["formatters"]["lines"].items() if k != "()"}
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(ProcessorFormatter(**options))
    loggers = [logging.getLogger(name) for name in ("", "django", "ordvern")]
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.stream
    for logger in loggers:
        logger.removeHandler(handler)


def last(lines: io.StringIO) -> dict[str, object]:
    written = lines.getvalue()
    assert not [secret for secret in SECRETS if secret in written]
    found: dict[str, object] = json.loads(written.strip().splitlines()[-1])
    return found


def test_values_of_a_library_stay_out(lines: io.StringIO) -> None:
    logging.getLogger("django.request").warning("Not Found: %s", "/kunde/Kari")

    assert last(lines)["event"] == "Not Found: %s"


@pytest.mark.parametrize("secret", SECRETS[1:])
def test_values_filled_in_early_are_scrubbed(lines: io.StringIO, secret: str) -> None:
    logging.getLogger("library").error(f"could not send {secret} today")  # noqa: G004 - as a library does it

    assert last(lines)["event"] == "could not send [...] today"


def test_an_exception_is_its_class_and_places(lines: io.StringIO) -> None:
    try:
        raise ValueError("Kari kari@example.no")
    except ValueError:
        structlog.get_logger("ordvern.x").exception("task failed", kind="orders.screen")

    line = last(lines)
    assert (line["exception"], line["kind"]) == ("ValueError", "orders.screen")
    assert str(line["places"]).startswith("['test_logs.py:")


def test_keys_not_on_the_list_are_dropped(lines: io.StringIO) -> None:
    structlog.get_logger("ordvern.x").info("made", name="Kari", order=17, count=123456)

    line = last(lines)
    assert "name" not in line
    assert (line["order"], line["count"]) == ("17", 123456)


def test_an_id_is_kept_and_a_number_of_a_person_is_not(
    lines: io.StringIO,
) -> None:
    structlog.get_logger("ordvern.x").info("made", folder="0a" * 16, file="01819012345")

    line = last(lines)
    assert (line["folder"], line["file"]) == ("0a" * 16, "[...]")
