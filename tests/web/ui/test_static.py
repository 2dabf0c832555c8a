"""What is served beside the pages: nothing foreign, each with its licence, files that exist."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from ordvern.web import ui

STATIC = Path(ui.__file__).parent / "static" / "ui"
TEMPLATES = Path(ui.__file__).parent / "templates"
FETCHED = re.compile(
    r"""(?:url\(\s*["']?|@import\s+["']|\bimport\s*\(?["']|fetch\(["'])(https?:)?//"""
)


def test_no_style_or_script_of_ours_fetches_from_elsewhere() -> None:
    looked_at = [path for path in STATIC.rglob("*") if path.suffix in (".css", ".js", ".svg")]

    assert len(looked_at) > 10
    assert [path.name for path in looked_at if FETCHED.search(path.read_text())] == []


def test_what_would_be_foreign_is_seen() -> None:
    assert FETCHED.search('@import "https://fonts.example.com/inter.css"')
    assert FETCHED.search("src: url(//cdn.example.com/a.woff2)")


def test_everything_taken_in_has_a_licence_and_a_version() -> None:
    versions = (STATIC / "vendor/VERSIONS").read_text()
    taken_in = [folder for folder in (STATIC / "vendor").iterdir() if folder.is_dir()]

    assert taken_in
    for folder in taken_in:
        assert (folder / "LICENSE").is_file()
        assert folder.name in versions


def test_every_static_file_named_exists() -> None:
    named = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r"{% static [\"']([^\"']+)[\"']", path.read_text())
    }

    assert named
    assert [name for name in sorted(named) if not finders.find(name)] == []


def test_paper_is_light_whatever_the_screen_is() -> None:
    theme = (STATIC / "css" / "theme.css").read_text()

    asked = re.findall(r"@media [^{]*prefers-color-scheme[^{]*", theme)
    assert [each.strip() for each in asked] == [
        "@media print, (prefers-color-scheme: light)",
        "@media screen and (prefers-color-scheme: dark)",
    ]
