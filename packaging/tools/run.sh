#!/bin/sh
# Opens the kiosk where somebody can see it; elsewhere renders the tour, so that there is something to look at.
set -eu
cd "$(dirname "$0")/../.."

if .venv/bin/python -c 'import sys; from kiosk.display import display_answers; sys.exit(not display_answers())'; then
    exec .venv/bin/python main.py run "$@"
fi
echo "No display answers here, so the kiosk's screens are rendered as pictures instead."
exec .venv/bin/python main.py tour --out build/tour --languages zh_Hans,en,de,ar
