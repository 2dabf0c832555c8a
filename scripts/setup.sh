#!/usr/bin/env bash
# Makes .venv and brings it up to date: `setup.sh web` to run Ordvern, `setup.sh dev` to work on it.
# What is installed is named, with hashes, in requirements/. Nothing is done if nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?web or dev}
venv=${VENV:-.venv}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

python_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    if python_new_enough "$candidate"; then echo "$candidate"; return; fi
  done
  echo "Ordvern needs Python 3.11 or newer. Install it, or name it: make PYTHON=/path/to/python3" >&2
  return 1
}

if ! python_new_enough "$venv/bin/python"; then
  python=$(find_python)
  echo "Making $venv with $("$python" --version) ..."
  if ! "$python" -m venv --clear "$venv"; then
    echo "Python's venv module is missing: on Debian and Ubuntu, apt install python3-venv" >&2
    exit 1
  fi
fi

wanted=$(cat pyproject.toml requirements/build.txt "requirements/$kind.txt" \
  src/ordvern/detection/compiled/*.[ch] src/ordvern/detection/tagger/compiled/*.[ch] | cksum)
stamp=$venv/.ordvern-$kind
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  echo "Installing what Ordvern stands on (some minutes the first time) ..."
  "$venv/bin/python" -m pip install --quiet --require-hashes -r requirements/build.txt
  "$venv/bin/python" -m pip install --quiet --require-hashes -r "requirements/$kind.txt"
  "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
  if ! "$venv/bin/python" -c 'import ordvern.detection.tagger.compiled._tagger, \
      ordvern.detection.compiled._scan' 2>/dev/null; then
    echo "Parts of detection could not be compiled, so it takes up to eight times as long (the" \
      "same is found). It wants a C compiler and Python's headers: on Debian and Ubuntu," \
      "apt install gcc python3-dev, then remove $stamp and come again." >&2
  fi
  echo "$wanted" > "$stamp"
fi
"$venv/bin/python" scripts/compile_messages.py
