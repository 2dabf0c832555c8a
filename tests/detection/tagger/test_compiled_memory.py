"""The compiled tagger touches no memory but its own: its tests, under the compiler's sanitizers."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[3] / "src/ordvern/detection/tagger/compiled"
NAME = "ordvern.detection.tagger.compiled._tagger"
RUN = f"""
import importlib.machinery, importlib.util, sys
loader = importlib.machinery.ExtensionFileLoader({NAME!r}, sys.argv[1])
module = importlib.util.module_from_spec(importlib.util.spec_from_loader({NAME!r}, loader))
sys.modules[{NAME!r}] = module
import pytest
sys.exit(pytest.main(["-n0", "-p", "no:cacheprovider", "--timeout", "1500", sys.argv[2]]))
"""


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not shutil.which("gcc"), reason="no gcc here: nothing to compile with")
def test_no_memory_is_touched_but_its_own(tmp_path: Path) -> None:
    built = tmp_path / "_tagger.abi3.so"
    subprocess.run(
        [
            *("gcc", "-std=c11", "-g", "-O1", "-fsanitize=address,undefined", "-shared", "-fPIC"),
            *("-fno-sanitize-recover=all", "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter"),
            *("-DPy_LIMITED_API=0x030b0000", f"-I{sysconfig.get_paths()['include']}"),
            *("-o", built, *sorted(SOURCES.glob("*.c")), "-lm"),
        ],
        check=True,
    )
    asked = ["gcc", "-print-file-name=libasan.so", "-print-file-name=libubsan.so"]
    first = [subprocess.check_output([asked[0], each], text=True).strip() for each in asked[1:]]
    environment = {**os.environ, "LD_PRELOAD": " ".join(first), "ASAN_OPTIONS": "detect_leaks=0"}
    tests = Path(__file__).with_name("test_compiled.py")
    done = subprocess.run(
        [sys.executable, "-c", RUN, built, tests], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "skipped" not in done.stdout
