#!/bin/sh
# Tries an installed or frozen program, with what a bare system has:
#   sh packaging/try-program.sh PROGRAM COMPRESSED WORK
# COMPRESSED is a folder of compressed_demo.py's, WORK an empty one for what it writes.
# With DISPLAY set it opens the window, too, and leaves it to its caller to look at it.
set -eu
program=$1
compressed=$2
work=$3
say() { echo "== $*"; }

say "version"
"$program" --version

say "self-test, of the program and of its decoders"
"$program" selftest --json > "$work/selftest.json"
grep '"verdict"' "$work/selftest.json"

say "the demo patient"
"$program" demo "$work/demo"
"$program" check "$work/demo" | tail -n 3
"$program" check "$work/demo" --json > "$work/plain.json"

for kind in "$compressed"/*; do
    say "its CT compressed: ${kind##*/}"
    "$program" check "$kind" --json > "$work/packed.json"
    # the same Hounsfield units and doses come out of the other files
    "$program" probe "$work/demo" --at 10,-20,0 --json | grep -E '"(hu|dose_gy)"' > "$work/plain.txt"
    "$program" probe "$kind" --at 10,-20,0 --json | grep -E '"(hu|dose_gy)"' > "$work/packed.txt"
    cat "$work/packed.txt"
    cmp "$work/plain.txt" "$work/packed.txt"
done

say "pictures, DVHs, goals, a report"
"$program" snapshot "$compressed/jpeg-lossless" -o "$work/picture.png" --layout four
"$program" dvh "$work/demo" --dvh-at D95%,Dmean | head -n 4
"$program" goals "$work/demo" --goals quantec > "$work/goals.txt" || [ $? -eq 1 ]
"$program" report "$work/demo" -o "$work/report.pdf"
ls -l "$work/picture.png" "$work/report.pdf"

say "the receiver takes a call of the program itself"
"$program" receive --inbox "$work/inbox" --port 21112 --ae-title TRYING --json > "$work/heard.txt" &
receiver=$!
tries=0
until "$program" echo --host 127.0.0.1 --port 21112 --called-title TRYING; do
    tries=$((tries + 1))
    [ $tries -lt 20 ] || { kill $receiver; exit 1; }
    sleep 1
done
kill $receiver
wait $receiver || true
say "done"
