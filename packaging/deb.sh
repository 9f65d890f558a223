#!/bin/sh
# Makes a package for Debian and Ubuntu of the frozen program in dist/dosiscope, which
# packaging/freeze.sh has made:  sh packaging/deb.sh
# Needs dpkg-deb, binutils, desktop-file-utils and appstream.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
folder=$root/dist/dosiscope
python=$root/build/freeze/environment/bin/python
id=org.dosiscope.Dosiscope
most_mb=90
if [ ! -x "$folder/dosiscope" ] || [ ! -x "$python" ]; then
    echo "There is no frozen program: run packaging/freeze.sh first." >&2
    exit 2
fi
version=$("$folder/dosiscope" --version | cut -d ' ' -f 2)
architecture=$(dpkg --print-architecture)
work=$root/build/deb
rm -rf "$work"
mkdir -p "$work/DEBIAN" "$work/opt" "$work/usr/bin" "$work/usr/share/applications" \
    "$work/usr/share/metainfo" "$work/usr/share/doc/dosiscope"

# --- what is in it
cp -a "$folder" "$work/opt/dosiscope"
ln -s /opt/dosiscope/dosiscope "$work/usr/bin/dosiscope"
linux=$root/packaging/linux
desktop-file-validate "$linux/$id.desktop"
appstreamcli validate --no-net "$linux/$id.metainfo.xml"
cp "$linux/$id.desktop" "$work/usr/share/applications/"
cp "$linux/$id.metainfo.xml" "$work/usr/share/metainfo/"
QT_QPA_PLATFORM=offscreen "$python" "$linux/icons.py" "$work/usr/share/icons/hicolor"
cp "$root/LICENSE" "$work/usr/share/doc/dosiscope/copyright"
gzip -9n < "$root/CHANGELOG.md" > "$work/usr/share/doc/dosiscope/changelog.gz"

# --- what it needs of the system: what its files name and does not lie beside them
find "$folder" -type f \( -name '*.so*' -o -name dosiscope \) > "$work.files"
# printing is offered where there is something to print with
grep -v /printsupport/ "$work.files" | tr '\n' '\0' | xargs -0 -n 1 objdump -p 2>/dev/null |
    awk '$1 == "NEEDED" { print $2 }' | sort -u > "$work.needed"
sed 's|.*/||' "$work.files" | sort -u > "$work.here"
: > "$work.packages"
for name in $(comm -23 "$work.needed" "$work.here"); do
    path=$(ldconfig -p | awk -v name="$name" '$1 == name { print $NF; exit }')
    if [ -z "$path" ]; then
        echo "$name is needed, and is neither in the program nor on this system." >&2
        exit 1
    fi
    # Debian knows a file by the place to which its folder leads
    package=$(dpkg-query -S "$(readlink -f "$path")" "$path" 2>/dev/null | cut -d : -f 1 | head -n 1)
    if [ -z "$package" ]; then
        echo "$name is of no package of this system." >&2
        exit 1
    fi
    echo "$package" >> "$work.packages"
done
libc=$(tr '\n' '\0' < "$work.files" | xargs -0 -n 1 objdump -T 2>/dev/null |
    grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1 | cut -d _ -f 2)
# from Debian 13 and Ubuntu 24.04 on some have another name
depends=$(sort -u "$work.packages" | awk -v libc="$libc" '
    $1 == "libc6" { $1 = "libc6 (>= " libc ")" }
    $1 == "libssl3" || $1 == "libglib2.0-0" { $1 = $1 " | " $1 "t64" }
    { printf "%s%s", separator, $0; separator = ", " }')
size=$(du -sk "$work" | cut -f 1)
cat > "$work/DEBIAN/control" <<END
Package: dosiscope
Version: $version
Architecture: $architecture
Maintainer: The Dosiscope developers <dosiscope@localhost>
Installed-Size: $size
Depends: $depends
Recommends: libcups2 | libcups2t64, xdg-desktop-portal
Section: science
Priority: optional
Description: reviews a radiotherapy dose from DICOM files
 Shows CT, contours, isodoses, plan and DVH of a patient folder, holds the dose
 against goals, compares plans, and saves pictures and reports.
 .
 Not a medical device: for research, education and QA; not for clinical decisions.
END

# --- packed
out=$root/dist/dosiscope_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz -z6 --build "$work" "$out" > /dev/null
mb=$(($(stat -c %s "$out") / 1000000))
echo "dist/${out##*/}: $mb MB, needs $depends"
if [ "$mb" -gt "$most_mb" ]; then
    echo "That is more than $most_mb MB." >&2
    exit 1
fi
