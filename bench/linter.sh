#!/usr/bin/env bash
# Times a full check against a style linter on the same files, in turns: bench/linter.sh [articles] [rounds]
# The linter knows nothing of claims; it stands for what editors are used to wait. Needs Node.js and npm.
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
articles=${1:-10000}
rounds=${2:-1}
linter=markdownlint-cli2@0.22.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=java
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
"$here/../imprimatur" --version >/dev/null
"$java" -version 2>&1 | head -n 1
printf 'Node.js %s, %s\n' "$(node --version)" "$linter"
npm install --silent --no-audit --no-fund --prefix "$work/linter" "$linter" >/dev/null
"$here/make.sh" "$articles" "$work/root"

# Milliseconds of a command whose findings may make it exit with 1.
spent() {
  local start code=0
  start=$(date +%s%N)
  "$@" >"$work/out" 2>"$work/err" || code=$?
  if [ "$code" -gt 1 ]; then
    cat "$work/err" >&2
    exit "$code"
  fi
  echo $((($(date +%s%N) - start) / 1000000))
}

lint() {
  (cd "$work/root" && "$work/linter/node_modules/.bin/markdownlint-cli2" 'articles/**/*.md')
}

for ((round = 1; round <= rounds; round++)); do
  ours=$(spent "$here/../imprimatur" check --root "$work/root" --as-of 2026-06-01 --format json)
  theirs=$(spent lint)
  printf 'check %7d ms   linter %7d ms   ratio %d.%d\n' \
    "$ours" "$theirs" $((theirs / ours)) $((theirs * 10 / ours % 10))
done
