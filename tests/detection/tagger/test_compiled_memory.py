"""What is compiled touches no memory but its own: its tests, under the compiler's sanitizers."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SOURCES = TESTS.parents[1] / "src/ordvern/detection"
RUN = """
import importlib.machinery, importlib.util, sys
_, name, built, tests = sys.argv
loader = importlib.machinery.ExtensionFileLoader(name, built)
module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
sys.modules[name] = module
import pytest
sys.exit(pytest.main(["-n0", "-p", "no:cacheprovider", "--timeout", "1500", tests]))
"""


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not shutil.which("gcc"), reason="no gcc here: nothing to compile with")
@pytest.mark.parametrize(
    ("folder", "name", "tests"),
    [
        ("tagger/compiled", "_tagger", "tagger/test_compiled.py"),
        ("compiled", "_scan", "compiled/test_scan.py"),
    ],
)
def test_no_memory_is_touched_but_its_own(
    folder: str, name: str, tests: str, tmp_path: Path
) -> None:
    built = tmp_path / f"{name}.abi3.so"
    subprocess.run(
        [
            *("gcc", "-std=c11", "-g", "-O1", "-fsanitize=address,undefined", "-shared", "-fPIC"),
            *("-fno-sanitize-recover=all", "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter"),
            *("-DPy_LIMITED_API=0x030b0000", f"-I{sysconfig.get_paths()['include']}"),
            *("-o", built, *sorted((SOURCES / folder).glob("*.c")), "-lm"),
        ],
        check=True,
    )
    asked = ["gcc", "-print-file-name=libasan.so", "-print-file-name=libubsan.so"]
    first = [subprocess.check_output([asked[0], each], text=True).strip() for each in asked[1:]]
    environment = {**os.environ, "LD_PRELOAD": " ".join(first), "ASAN_OPTIONS": "detect_leaks=0"}
    module = ".".join(["ordvern", "detection", *folder.split("/"), name])
    done = subprocess.run(
        [sys.executable, "-c", RUN, module, built, TESTS / tests],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "skipped" not in done.stdout
