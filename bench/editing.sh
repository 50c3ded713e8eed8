#!/usr/bin/env bash
# How soon findings follow a key, in an article of 1,000 lines: bench/editing.sh [articles of the root] [keys] [pause before the first key, in ms]
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=
if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin/; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'load at the beginning: %s\n' "$(cut -d' ' -f1-3 /proc/loadavg)"
"$here/make.sh" "${1:-1000}" "$work/root"
jar=$here/../pipeline/target/imprimatur.jar
"${bin}javac" -proc:none -cp "$jar" -d "$work" "$here/Editing.java"
"${bin}java" -cp "$work:$jar" Editing "$work/root" "$jar" "${2:-60}" "${3:-3000}"
