"""A tuning file is read whole, or refused with what is wrong and without its values."""

from pathlib import Path

import pytest

from ordvern.cli.complaints import Complaint
from ordvern.cli.tuning_file import tuning_from
from ordvern.detection import Tuning
from ordvern.text import Category

WHOLE = """\
off = ["vehicle_registration"]
[allow]
names = ["Siri Hagen"]
addresses = ["Storgata 5, 0155 Oslo"]
emails = ["@ord.example"]
phones = ["912 34 567"]
[thresholds]
phone = 0.7
"""


def test_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "tuning.toml"
    path.write_text(WHOLE)
    assert tuning_from(path) == Tuning.of(
        allowed={
            Category.PERSON_NAME: ["Siri Hagen"],
            Category.POSTAL_ADDRESS: ["Storgata 5, 0155 Oslo"],
            Category.EMAIL: ["@ord.example"],
            Category.PHONE: ["912 34 567"],
        },
        thresholds={Category.PHONE: 0.7},
        off=[Category.VEHICLE_REGISTRATION],
    )


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        ('[allow\nnames = ["Siri Hagen"]', "no TOML"),
        ('[alow]\nnames = ["Siri Hagen"]', "'alow'"),
        ('[allow]\nnavn = ["Siri Hagen"]', "'navn'"),
        ('[allow]\nnames = "Siri Hagen"', "allow.names is no list"),
        ('allow = ["Siri Hagen"]', "[allow] is no table"),
        ("[thresholds]\nphon = 0.5", "'phon'"),
        ("[thresholds]\nphone = true", "threshold of phone is no number"),
        ("[thresholds]\nphone = 7", "not between 0 and 1"),
        ('off = ["helth"]', "'helth'"),
        ('[allow]\nnames = ["Siri Hagen", ""]', "is empty"),
    ],
)
def test_bad_files_are_told_plainly(tmp_path: Path, content: str, wrong: str) -> None:
    path = tmp_path / "tuning.toml"
    path.write_text(content)
    with pytest.raises(Complaint) as caught:
        tuning_from(path)
    assert wrong in caught.value.message
    assert "Hagen" not in caught.value.message


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "tuning.toml"
    path.write_bytes(b'off = ["\xe6"]')
    with pytest.raises(Complaint, match="not UTF-8"):
        tuning_from(path)
