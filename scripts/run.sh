#!/usr/bin/env bash
# Serves the demo agency on this machine. May be run again and again: it keeps what is there.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${VENV:-.venv}/bin
export ORDVERN_DEMO=${ORDVERN_DEMO:-1}
export PATH="$PWD/$bin:$PATH"

"$bin/python" -m ordvern.project.firstrun
"$bin/python" manage.py migrate --verbosity 0 --noinput
"$bin/python" manage.py collectstatic --verbosity 0 --noinput
if [ "$ORDVERN_DEMO" = 1 ]; then "$bin/python" -m ordvern.project.demo; fi
exec "$bin/gunicorn" --config python:ordvern.project.serve
