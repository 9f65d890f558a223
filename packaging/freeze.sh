#!/bin/sh
# Makes the frozen program and its archive in dist/:  sh packaging/freeze.sh
# PYTHON=… chooses another Python than the first that is found.
set -eu
. "$(dirname -- "$0")/python.sh"
exec "${PYTHON:-$python}" "$root/packaging/freeze.py"
