#!/usr/bin/env bash
# Runs all tests. As root on Debian or Ubuntu it installs the browser that some of them drive and
# the data for reading pictures; elsewhere it says what to install, and those tests are skipped
# with that reason.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/system.sh

if ! find_chromium >/dev/null; then
  install_debian chromium || echo "No Chromium: the browser tests are left out. Install chromium to run them." >&2
fi
if ! find_norwegian_ocr >/dev/null; then
  install_debian tesseract-ocr-nor tesseract-ocr-eng ||
    echo "No Norwegian data of tesseract: the tests of reading pictures are left out. Install tesseract-ocr-nor to run them." >&2
fi
TMPDIR=$(folder_for_tests)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
"${VENV:-.venv}/bin/python" -m pytest -n "${WORKERS:-2}" "$@"
