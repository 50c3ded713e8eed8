#!/usr/bin/env bash
# Makes a corpus, every tenth article of it approved: bench/make.sh ARTICLES FOLDER
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=
if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin/; fi
"$here/../imprimatur" --version >/dev/null
jar=$here/../pipeline/target/imprimatur.jar
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"${bin}javac" -proc:none -cp "$jar" -d "$classes" "$here/Generate.java" "$here/Reviewed.java" "$here/Signers.java"
"${bin}java" -cp "$classes" Generate "$1" "$2"
"${bin}java" -cp "$classes:$jar" Reviewed "$2"
printf '%s articles, %s KB of Markdown\n' "$1" "$(($(find "$2/articles" -name '*.md' -exec cat {} + | wc -c) / 1024))"
