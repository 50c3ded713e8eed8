#!/usr/bin/env bash
# Makes the pictures of pages in docs/pictures from the sample articles of this repository, with
# Chromium and Python's web server. Look at each new picture before you commit it. The pictures of
# terminals are drawn by a test:
#
#   mvn -pl pipeline test -Dtest=ReviewerPicturesTest -Dpictures=write
#
#   docs/pictures.sh
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server"; fi; rm -rf "$work"' EXIT

./imprimatur build --as-of 2026-11-22 --quiet --out "$work/out" >/dev/null
port=8642
python3 -m http.server "$port" --bind 127.0.0.1 --directory "$work/out/site" >/dev/null 2>&1 &
server=$!
for _ in $(seq 50); do
  curl -sf -o /dev/null "http://127.0.0.1:$port/" && break
  read -rt 0.1 <> <(:) || true
done

picture() { # picture <name> <address> <width> <height>
  chromium --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
    --force-device-scale-factor=1 --lang=en-US --user-data-dir="$work/profile" \
    --window-size="$3,$4" --screenshot="$work/$1" "http://127.0.0.1:$port/$2" 2>/dev/null
  size=$(wc -c <"$work/$1")
  if [ "$size" -ge 150000 ]; then
    echo "$1 has $size bytes: make it smaller" >&2
    exit 1
  fi
  mv "$work/$1" "docs/pictures/$1"
}

picture pending.png infection/community-acquired-pneumonia/ 760 900
picture approved.png cardiology/hypertension/ 760 940
picture dashboard.png dashboard/ 1120 820
