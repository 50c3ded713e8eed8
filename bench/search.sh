#!/usr/bin/env bash
# Compares the browser's search with Pagefind on the same site: bench/search.sh [articles...]
# Needs Node.js, npm and Chromium (CHROMIUM names another program). Prints a line for each number of articles and program.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bin=
if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin/; fi
"$here/../imprimatur" --version >/dev/null
jar=$here/../pipeline/target/imprimatur.jar
(cd "$work" && npm install --silent --no-fund --no-audit pagefind@1.6.0 >/dev/null)
"${bin}javac" -proc:none -cp "$jar" -d "$work/classes" "$here/Export.java"

# Wall seconds, processor seconds and peak memory in MiB of a command.
measured() {
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >"$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
  awk '{printf "%s %.1f %d", $1, $2 + $3, $4 / 1024}' <(tail -n 1 "$work/time")
}

size() {
  find "$1" -type f -printf '%s\n' | awk '{bytes += $1} END {printf "%.2f %d", bytes / 1e6, NR}'
}

if [ $# -eq 0 ]; then set -- 1000; fi
printf '%8s %-10s %8s %6s %8s %8s %6s %9s %5s %8s %9s %8s\n' articles program MB files "wall s" "cpu s" MiB "first kB" asked "first ms" "later kB" "later ms"
for n in "$@"; do
  "$here/make.sh" "$n" "$work/root" >/dev/null
  "$here/../imprimatur" build --root "$work/root" --out "$work/out" --as-of 2026-06-01 >"$work/said" 2>&1 || { tail -n 5 "$work/said" >&2; [ $? -le 1 ]; }
  site=$work/out/site
  cost=$(measured "${bin}java" -Xmx512m -cp "$work/classes:$jar" Export "$work/out/index" "$work/export")
  rm -rf "$work/export"
  printf '%8s %-10s %8s %6s %8s %8s %6s ' "$n" imprimatur $(size "$site/search") $cost
  node "$here/search.mjs" "$site" imprimatur "$work/root/articles"
  cost=$(measured "$work/node_modules/.bin/pagefind" --site "$site")
  rm -f "$site"/pagefind/*ui* "$site"/pagefind/pagefind-highlight.js # what a page without its widgets does without
  printf '%8s %-10s %8s %6s %8s %8s %6s ' "$n" pagefind $(size "$site/pagefind") $cost
  node "$here/search.mjs" "$site" pagefind "$work/root/articles"
  rm -rf "$work/root" "$work/out"
done
