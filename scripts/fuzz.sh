#!/usr/bin/env bash
# Feeds every target damaged files until each has been without a finding for so many minutes of
# the processor, at the lowest priority. What it finds lies in build/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${VENV:-.venv}/bin
"$bin/python" -c "import atheris" 2>/dev/null ||
  "$bin/python" -m pip install --quiet --no-deps --require-hashes -r requirements/fuzz.txt
exec nice -n 19 "$bin/python" -m tests.fuzz --minutes "${1:-10}"
