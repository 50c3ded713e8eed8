#!/usr/bin/env bash
# Times the proof of 30,000 signed events, beside Java's own Ed25519: bench/verify.sh [events] [events a ledger]
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=
if [ -n "${JAVA_HOME:-}" ]; then bin=$JAVA_HOME/bin/; fi
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"$here/../imprimatur" --version >/dev/null
jar=$here/../pipeline/target/imprimatur.jar
"${bin}javac" -proc:none -cp "$jar" -d "$classes" "$here/Verify.java" "$here/Signers.java"
"${bin}java" -cp "$classes:$jar" Verify "${1:-30000}" "${2:-5}"
