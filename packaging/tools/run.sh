#!/bin/sh
# Opens the kiosk where somebody can see it; elsewhere renders the tour, so that there is something to look at.
set -eu
cd "$(dirname "$0")/../.."

if [ "$(uname -s)" = Linux ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    platform=$(timeout 10 .venv/bin/python packaging/tools/display.py 2>/dev/null) || {
        echo "No display answers here, so the kiosk's screens are rendered as pictures instead."
        exec .venv/bin/python main.py tour --out build/tour
    }
    export QT_QPA_PLATFORM="$platform"
fi
exec .venv/bin/python main.py run "$@"
