#!/usr/bin/env bash
# Everything that can be said about the code without running its tests, in under a minute.
# All of it runs, also after a failure, so that one look shows all there is to mend.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=${VENV:-.venv}/bin
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
# Of their own, so that what is checked is the product and not this machine's settings.
unset "${!ORDVERN_@}"
export ORDVERN_HOME=$home ORDVERN_SECRET_KEY="only-for-checks-0123456789abcdef0123456789abcdef-ABCDEF"

try() {
  local name=$1; shift
  local began=$SECONDS
  if "$@"; then echo "ok      $name ($((SECONDS - began)) s)"; else echo "FAILED  $name"; echo "$name" >> "$home/failed"; fi
}

# The slowest has a processor to itself; what it says comes last, whole.
try types "$bin/mypy" --no-error-summary >"$home/types" 2>&1 &

try format "$bin/ruff" format --quiet --check .
try lint "$bin/ruff" check --quiet .
try templates "$bin/djlint" src --quiet --lint
try contracts "$bin/lint-imports" --no-cache
try migrations "$bin/python" manage.py makemigrations --check --dry-run
try deployment "$bin/python" manage.py check --deploy --fail-level WARNING
try documents "$bin/python" scripts/generate_docs.py --check
wait
cat "$home/types"

if [ -s "$home/failed" ]; then echo "To mend: $(paste -sd ' ' "$home/failed")"; exit 1; fi
