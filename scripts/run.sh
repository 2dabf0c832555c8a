#!/usr/bin/env bash
# Serves the demo agency on this machine. May be run again and again: it keeps what is there.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${VENV:-.venv}/bin
export ORDVERN_DEMO=${ORDVERN_DEMO:-1}
if [ "$ORDVERN_DEMO" = 1 ]; then  # an invented agency
  export ORDVERN_AGENCY_NAME=${ORDVERN_AGENCY_NAME:-Fjordspråk}
  export ORDVERN_AGENCY_EMAIL=${ORDVERN_AGENCY_EMAIL:-hei@fjordspraak.example}
  export ORDVERN_AGENCY_PHONE=${ORDVERN_AGENCY_PHONE:-51 00 00 00}
  export ORDVERN_AGENCY_ADDRESS=${ORDVERN_AGENCY_ADDRESS:-Brygga 3, 4005 Stavanger}
  # Browsers allow passkeys on a name only, not on a bare address.
  bind=${ORDVERN_BIND:-127.0.0.1:8000}
  export ORDVERN_PUBLIC_URL=${ORDVERN_PUBLIC_URL:-http://localhost:${bind##*:}}
fi
export PATH="$PWD/$bin:$PATH"

"$bin/python" -m ordvern.project.firstrun
"$bin/python" manage.py migrate --verbosity 0 --noinput
"$bin/python" manage.py collectstatic --verbosity 0 --noinput
if [ "$ORDVERN_DEMO" = 1 ]; then "$bin/python" -m ordvern.project.demo; fi
exec "$bin/gunicorn" --config python:ordvern.project.serve
