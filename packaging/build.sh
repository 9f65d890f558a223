#!/bin/sh
# Makes source archive, wheel, bill of materials and release notes in dist/:
#   sh packaging/build.sh
set -eu
. "$(dirname -- "$0")/python.sh"
exec "$python" "$root/packaging/build.py" "$@"
