#!/bin/sh
# Makes a disk image of dist/Dosiscope.app, which packaging/freeze.sh has made on macOS:
#   sh packaging/macos/dmg.sh
# Not tested: no Mac was at hand. With IDENTITY=… (a "Developer ID Application") the program
# is signed; without, macOS asks before it starts for the first time (right click, Open).
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
app=$root/dist/Dosiscope.app
[ -d "$app" ] || { echo "There is no program: run packaging/freeze.sh first." >&2; exit 2; }
version=$("$app/Contents/MacOS/dosiscope" --version | cut -d ' ' -f 2)
if [ -n "${IDENTITY:-}" ]; then
    # the decoder's process confines itself and needs no exception of the hardened runtime
    codesign --force --deep --options runtime --timestamp --sign "$IDENTITY" "$app"
    codesign --verify --deep --strict "$app"
fi
work=$root/build/dmg
rm -rf "$work"
mkdir -p "$work"
cp -R "$app" "$work/"
ln -s /Applications "$work/Applications"
cp -R "$root/dist/dosiscope/licences" "$work/Licences"
hdiutil create -volname "Dosiscope $version" -srcfolder "$work" -ov -format UDZO \
    "$root/dist/dosiscope-$version-macos-$(uname -m).dmg"
