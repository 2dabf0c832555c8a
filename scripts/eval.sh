#!/usr/bin/env bash
# Scores detection on marked documents that lie beside the checkout, if they do; with --write, the
# figures also go into docs/detection.md.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${VENV:-.venv}/bin
documents=${EVAL:-../shared/eval}/documents-dev.jsonl
if [ ! -f "$documents" ]; then
  echo "There are no marked documents at $documents: nothing was scored. Set EVAL to their folder." >&2
  exit 1
fi
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT
# Status 1 says that something was found.
"$bin/ordvern" scan --jsonl "$documents" > "$answers" || [ $? -eq 1 ]
score=("$bin/python" "$(dirname "$documents")/score.py" "$documents" "$answers")
"${score[@]}"
if [ "${1:-}" = --write ]; then
  "${score[@]}" --json | "$bin/python" scripts/write_quality.py
fi
