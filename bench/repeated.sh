#!/usr/bin/env bash
# Times texts that repeat one thing, at n and at 4n characters: bench/repeated.sh [n]
set -euo pipefail
here=$(cd -P "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java=java
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; fi
"$here/../imprimatur" --version >/dev/null
"$java" -XX:+UseSerialGC -cp "$here/../pipeline/target/imprimatur.jar" "$here/Repeated.java" "$here/repeated.txt" "${1:-100000}"
