"""Files of strangers: every unit written anew gives the same document; nothing gets out.

The files lie beside the checkout; `bench/translation.py` tells the same run as a table.
"""

import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import docx
import pytest
from bench.translation import FOLDER, outcome

from ordvern.documents import Refused, to_xliff
from tests.documents.translation.samples import SAMPLES, extract, merge, translated

shared = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the sample files are not beside the checkout"
)
HOSTILE = FOLDER.with_name("hostile")
# InDesign's ranges that look the same are joined, with what they say of their font.
JOINED = {"idml": 1}


@pytest.mark.shared
@shared
def test_real_files_come_through_unchanged() -> None:
    seen = Counter(outcome(path)[:2] for path in sorted(FOLDER.glob("*/*")))

    changed = Counter({form: n for (form, what), n in seen.items() if what.startswith("other")})
    assert changed == JOINED
    assert sum(count for (_, what), count in seen.items() if what == "the same") > 200


@pytest.mark.shared
@pytest.mark.nightly
@shared
def test_hostile_files_end_in_units_or_a_named_refusal() -> None:
    assert [path.name for path in sorted(HOSTILE.rglob("*.*")) if fault(path)] == []


def fault(path: Path) -> str:
    """Where an exception that nobody foresaw was thrown; nothing if all was in order."""
    try:
        to_xliff(
            BytesIO(path.read_bytes()),
            source_language="nb",
            target_languages=["en"],
            name=path.name,
        )
    except Refused as refusal:
        return refusal.fault
    return ""


@pytest.mark.nightly
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_libreoffice_opens_the_translation(form: str, tmp_path: Path) -> None:
    content = SAMPLES["odt"]() if form == "odt" else written_by_another()
    merged = merge(content, translated(extract(form, content).content, str.upper))
    path = tmp_path / f"a.{form}"
    path.write_bytes(merged.content)

    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    assert "KARI" in path.with_suffix(".txt").read_text()


def written_by_another() -> bytes:
    document = docx.Document()
    document.add_heading("Om Kari")
    document.add_paragraph("Hun er ").add_run("glad").bold = True
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
