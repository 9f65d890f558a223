#!/bin/sh
# Tries a package as its user meets it:  sudo sh packaging/try-deb.sh [DEB]
# In a bare Debian of its own (debootstrap, below build/try-deb) the package is installed
# by apt with what it depends on and nothing else; the program is tried there and opened on a
# compressed CT on a display (Xvfb), of which a picture is taken; then it is removed again, and
# what is left of it is told. Needs root, debootstrap, Xvfb, xdotool and ImageMagick's import.
# SUITE=… chooses another release than bookworm.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
deb=${1:-$(ls "$root"/dist/dosiscope_*.deb | tail -n 1)}
suite=${SUITE:-bookworm}
work=$root/build/try-deb
python=$root/build/freeze/environment/bin/python
bare=$work/$suite.tar
there=$work/$suite
xvfb=
program=
clean() {
    [ -z "$program" ] || kill "$program" 2>/dev/null || true
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
    for place in proc dev; do
        ! mountpoint -q "$there/$place" || umount "$there/$place"
    done
}
trap clean EXIT
inside() { chroot "$there" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$home" LANG=C.UTF-8 "$@"; }
files() { (cd "$there" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/cache -o -path ./var/log -o -path ./var/lib \) -prune -o -print | sort); }

# --- a bare system, kept packed for the next time
mkdir -p "$work"
if [ ! -f "$bare" ]; then
    rm -rf "$there"
    debootstrap --variant=minbase "$suite" "$there" > "$work/debootstrap.log"
    tar -C "$there" -cf "$bare.part" .
    mv "$bare.part" "$bare"
fi
rm -rf "$there"
mkdir "$there"
tar -C "$there" -xf "$bare"
home=$(chroot "$there" getent passwd 0 | cut -d : -f 6)
cp /etc/resolv.conf "$there/etc/resolv.conf"
mount -t proc proc "$there/proc"
mount --bind /dev "$there/dev"
inside apt-get -q update > "$work/apt.log"

# --- installed
cp "$deb" "$there/tmp/dosiscope.deb"
inside sh -c 'ls /usr/bin' > "$work/programs-before"
files > "$work/before"
inside DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends /tmp/dosiscope.deb >> "$work/apt.log"
echo "installed with $(grep -c '^Setting up' "$work/apt.log") packages"
inside sh -c 'command -v python3 && echo "There is a Python, which proves nothing." && exit 1 || true'

# --- tried
rm -rf "$work/tried" "$work/demo" "$work/compressed"
inside dosiscope demo /tmp/demo > /dev/null
"$python" "$root/packaging/compressed_demo.py" "$there/tmp/demo" "$there/tmp/compressed"
cp "$root/packaging/try-program.sh" "$there/tmp/"
mkdir "$there/tmp/tried"
inside sh /tmp/try-program.sh dosiscope /tmp/compressed /tmp/tried

# --- its window: the display is reached by a socket that no folder holds
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp 3> "$work/display" > /dev/null 2>&1 &
xvfb=$!
tries=0
until [ -s "$work/display" ]; do # it chooses a number that is free
    tries=$((tries + 1))
    [ $tries -lt 60 ] || { echo "There is no display." >&2; exit 1; }
    sleep 1
done
display=:$(cat "$work/display")
inside DISPLAY="$display" dosiscope view /tmp/compressed/jpeg-lossless > "$work/window.log" 2>&1 &
program=$!
tries=0
until window=$(DISPLAY="$display" xdotool search --onlyvisible --name Dosiscope 2> /dev/null); do
    tries=$((tries + 1))
    [ $tries -lt 120 ] && kill -0 $program || { cat "$work/window.log"; echo "No window came." >&2; exit 1; }
    sleep 1
done
sleep "${LOOK_S:-20}" # for what is measured
DISPLAY="$display" import -window root "$work/window.png"
echo "a picture of the window: ${work#"$root/"}/window.png"
# without a window manager nobody else gives it the keyboard
DISPLAY="$display" xdotool windowfocus --sync "$(echo "$window" | head -n 1)" key ctrl+q
tries=0
while kill -0 $program 2> /dev/null && [ $tries -lt 60 ]; do
    tries=$((tries + 1))
    sleep 1
done
[ $tries -lt 60 ] || { echo "The window does not end." >&2; exit 1; }
wait $program && status=0 || status=$?
program=
echo "the window ended with status $status"
cat "$work/window.log"

# --- removed
inside DEBIAN_FRONTEND=noninteractive apt-get -q purge -y dosiscope >> "$work/apt.log"
inside DEBIAN_FRONTEND=noninteractive apt-get -q autoremove -y --purge >> "$work/apt.log"
files > "$work/after"
echo "left behind, caches and logs of the system aside:"
comm -13 "$work/before" "$work/after" | sed 's/^/    /'
if comm -13 "$work/before" "$work/after" | grep -v "^\.$home/" | grep -qi dosiscope; then
    echo "That is too much." >&2
    exit 1
fi
