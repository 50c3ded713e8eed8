#!/bin/sh
# Makes a Debian package: debian.sh JPACKAGE PROGRAM RUNTIME FOLDER VERSION SCRIPTS true, where the tools for it are.
set -e
if [ "$7" != true ]; then
  echo "No Debian package: jpackage, dpkg-deb or fakeroot is missing." >&2
  exit 0
fi
exec "$1" --type deb --name imprimatur --app-version "${5%-SNAPSHOT}" --input "$2" --main-jar lib/imprimatur.jar \
  --main-class org.imprimatur.cli.Main --runtime-image "$3" --resource-dir "$6" --dest "$4" \
  --description "Every claim cited, every approval signed, every answer quoted" --linux-deb-maintainer nobody@example.org
