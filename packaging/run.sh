#!/bin/sh
# Sets up what is missing and starts Dosiscope:  sh packaging/run.sh [arguments]
set -eu
. "$(dirname -- "$0")/python.sh"
"$python" "$root/packaging/environment.py" runtime
exec "$root/.venv/bin/python" -m dosiscope "$@"
