"""Nothing lies about in the pages: each template, class of a style sheet and icon is used."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from .house import PACKAGE, templates

WEB = PACKAGE / "web"
USERS = ("py", "html", "js", "txt")
CLASS = re.compile(r"\.((?:ov|desk|oversight|portal|partner|public)-[\w-]+)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NAME = re.compile(r"[\w-]+")
QUOTED = re.compile(r"(?<=[\"'])[\w./-]+(?=[\"'])")
ICON = re.compile(r'<symbol id="(\w+)"')
OF_FRAMEWORKS = ("400.html", "403.html", "403_csrf.html", "404.html", "500.html")
"""Found by name by Django; as is what lies in the folders of allauth."""
FOLDERS_OF_FRAMEWORKS = ("account/", "allauth/", "mfa/", "socialaccount/")
NAMED_BARELY = ("ui/components/", "desk/corrections/")
"""Folders whose templates may be named without it: ``draw("card")``."""


@cache
def texts(among: Path = PACKAGE) -> str:
    return "\n".join(path.read_text("utf-8") for each in USERS for path in among.rglob(f"*.{each}"))


def names_of_templates() -> Iterator[str]:
    for template in templates(WEB):
        name = template.name.split("/templates/", 1)[1]
        if not name.startswith(FOLDERS_OF_FRAMEWORKS) and name not in OF_FRAMEWORKS:
            yield name


def idle_templates(names: Iterable[str], text: str) -> list[str]:
    """Those that nothing draws, includes or extends."""
    quoted = set(QUOTED.findall(text))
    return [name for name in names if not quoted & _called(name)]


def _called(name: str) -> set[str]:
    return {name, Path(name).stem} if name.startswith(NAMED_BARELY) else {name}


def idle_names(names: Iterable[str], text: str) -> list[str]:
    used = set(NAME.findall(text))
    return [name for name in names if name not in used]


def classes() -> set[str]:
    sheets = (COMMENT.sub("", path.read_text("utf-8")) for path in WEB.rglob("*.css"))
    return {name for sheet in sheets for name in CLASS.findall(sheet)}


def icons() -> list[str]:
    return ICON.findall((WEB / "ui/static/ui/icons.svg").read_text("utf-8"))


def test_every_template_is_drawn() -> None:
    assert idle_templates(names_of_templates(), texts()) == []


def test_every_class_of_a_style_sheet_is_worn() -> None:
    assert idle_names(sorted(classes()), texts()) == []


def test_every_icon_is_shown() -> None:
    quoted = " ".join(re.findall(r"[\"'#](\w+)[\"']", texts()))

    assert idle_names(icons(), quoted) == []


def test_planted_leftovers_are_seen() -> None:
    names = ["desk/order.html", "desk/old.html", "ui/components/card.html"]
    text = '{% include "desk/order.html" %} draw("card") class="ov-row"'

    assert idle_templates(names, text) == ["desk/old.html"]
    assert idle_names(["ov-row", "ov-ro"], text) == ["ov-ro"]
