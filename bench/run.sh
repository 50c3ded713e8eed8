#!/usr/bin/env bash
# Times a full check and a full build of generated corpora: bench/run.sh [articles...]
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=java
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
"$here/../imprimatur" --version >/dev/null
"$java" -version 2>&1 | head -n 1

timed() {
  local what=$1 start end code=0
  shift
  start=$(date +%s%N)
  "$@" >/dev/null 2>"$work/err" || code=$?
  end=$(date +%s%N)
  if [ "$code" -gt 1 ]; then
    cat "$work/err" >&2
    exit "$code"
  fi
  printf '%-28s %7d ms\n' "$what" $(((end - start) / 1000000))
}

if [ $# -eq 0 ]; then set -- 1000 10000; fi
for n in "$@"; do
  "$here/make.sh" "$n" "$work/$n"
  timed "check of $n articles" "$here/../imprimatur" check --root "$work/$n" --as-of 2026-06-01
  timed "check of one of $n" "$here/../imprimatur" check --root "$work/$n" --as-of 2026-06-01 spine/article-100000
  timed "build of $n articles" "$here/../imprimatur" build --root "$work/$n" --as-of 2026-06-01
  timed "search in $n articles" "$here/../imprimatur" search --root "$work/$n" neck pain
  rm -rf "${work:?}/$n"
done
