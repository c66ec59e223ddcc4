#!/bin/sh
# Writes the pinned requirements again: with the hash of every file, without the address of any index.
set -eu
cd "$(dirname "$0")/../requirements"
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
python3 -m venv "$tools"
"$tools/bin/pip" install --quiet pip-tools
for name in product dev shaders; do
    CUSTOM_COMPILE_COMMAND="make lock" "$tools/bin/pip-compile" --quiet --upgrade --allow-unsafe --strip-extras \
        --generate-hashes --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
        --no-annotate --output-file "$name.txt" "$name.in"
done
if grep -nE '^ *--(index|extra|find|trusted)|file:/|https?:/' ./*.txt; then
    echo "A requirements file names an address." >&2
    exit 1
fi
