#!/usr/bin/env bash
# Scores detection on marked documents that lie beside the checkout, if they do.
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
"$bin/python" "$(dirname "$documents")/score.py" "$documents" "$answers"
