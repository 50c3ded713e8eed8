#!/usr/bin/env bash
# Makes the pictures of pages in docs/pictures from the sample articles of this repository, with
# Chromium, Python's web server and Node.js. Look at each new picture before you commit it. The pictures of
# terminals are drawn by a test:
#
#   mvn -pl pipeline test -Dtest=ReviewerPicturesTest -Dpictures=write
#
#   docs/pictures.sh
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
desk=
dark=
trap 'for each in $server $desk; do kill "$each"; done; rm -rf "$work"' EXIT

./imprimatur build --as-of 2026-11-29 --quiet --out "$work/out" >/dev/null
port=8642
python3 -m http.server "$port" --bind 127.0.0.1 --directory "$work/out/site" >/dev/null 2>&1 &
server=$!
for _ in $(seq 50); do
  curl -sf -o /dev/null "http://127.0.0.1:$port/" && break
  read -rt 0.1 <> <(:) || true
done

picture() { # picture <name> <address> <width> <height>
  chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
    ${dark:+"$dark"} --force-device-scale-factor=1 --lang=en-US --user-data-dir="$work/profile" \
    --window-size="$3,$4" --screenshot="$work/$1" "http://127.0.0.1:$port/$2" 2>/dev/null
  size=$(wc -c <"$work/$1")
  if [ "$size" -ge 150000 ]; then
    echo "$1 has $size bytes: make it smaller" >&2
    exit 1
  fi
  mv "$work/$1" "docs/pictures/$1"
}

# Several pages as phones show them, side by side: phones <name> <address>...
phones() {
  local name=$1 width=0
  shift
  {
    echo '<!doctype html><style>body { margin: 0; display: flex; gap: 12px; background: #888 } iframe { border: 0 }</style>'
    for address in "$@"; do
      echo "<iframe width=390 height=780 src=\"/$address\"></iframe>"
      width=$((width + 402))
    done
  } >"$work/out/site/_phones.html"
  picture "$name" _phones.html $((width - 12)) 780
}

phones phones.png infection/community-acquired-pneumonia/ allergy/anaphylaxis.patient/
dark=--force-dark-mode
picture dark.png "" 760 820
dark=
picture pending.png infection/community-acquired-pneumonia/ 760 900
picture approved.png cardiology/hypertension/ 760 940
picture dashboard.png dashboard/ 1120 820

# The desk, over a copy, since it records what is done there.
mkdir "$work/house" "$work/desk"
cp -r articles references theme imprimatur.yaml "$work/house/"
./imprimatur desk --root "$work/house" --as b.reviewer --as-of 2026-11-29 --quiet >"$work/entrance" 2>/dev/null </dev/null &
desk=$!
for _ in $(seq 300); do
  [ -s "$work/entrance" ] && break
  read -rt 0.1 <> <(:) || true
done
node --experimental-websocket docs/desk-pictures.mjs "$(cat "$work/entrance")" "$work/desk"
for picture in "$work"/desk/*.png; do
  size=$(wc -c <"$picture")
  [ "$size" -lt 150000 ] || { echo "$picture has $size bytes: make it smaller" >&2; exit 1; }
  mv "$picture" docs/pictures/
done
