#!/bin/sh
# Has Orca read the kiosk over AT-SPI in a private X server and session bus, with espeak-ng speaking into a sound file.
#
#   packaging/tools/screen_reader.sh OUT [LANGUAGE [NAME-OF-A-BUTTON]]
#
# Needs `make setup` and, by Debian's names: orca at-spi2-core speech-dispatcher espeak-ng dbus-x11 xvfb xdotool
# python3-pyatspi, and imagemagick for the picture.
# Writes to OUT: orca.log (what Orca was told and said), spoken.txt (what reached the speech engine, a line each),
# spoken.wav (the last of it, spoken), tree.txt (the tree as another process reads it), screen.png. Nothing of it is
# part of the tests: it takes a minute, and half a desktop.
set -eu
OUT=$(mkdir -p "$1" && cd "$1" && pwd)
TAG=${2:-en}
PRESSED=${3:-}
HERE=$(cd "$(dirname "$0")/../.." && pwd)

if [ -z "${READING:-}" ]; then
    for program in orca speech-dispatcher espeak-ng dbus-run-session Xvfb xdotool; do
        command -v "$program" > /dev/null || { echo "$program is missing" >&2; exit 1; }
    done
    XDG_RUNTIME_DIR=$(mktemp -d)
    HOME=$XDG_RUNTIME_DIR/home
    mkdir "$HOME"
    READING=1 PYTHONNOUSERSITE=1 XDG_CONFIG_HOME=$HOME XDG_DATA_HOME=$HOME NO_AT_BRIDGE=0
    export READING PYTHONNOUSERSITE HOME XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME NO_AT_BRIDGE
    exec dbus-run-session -- "$0" "$OUT" "$TAG" "$PRESSED"
fi

finish() {
    for child in ${ORCA:-} ${KIOSK:-} ${SPEECH:-} ${SCREEN:-}; do
        kill "$child" 2> /dev/null || true
    done
    rm -rf "$XDG_RUNTIME_DIR"
}
trap finish EXIT INT TERM
rm -f "$OUT"/orca.log "$OUT"/spoken.txt "$OUT"/spoken.wav "$OUT"/tree.txt "$OUT"/kiosk.log

# A display nobody sees; the server chooses a number that is free
Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp 3> "$XDG_RUNTIME_DIR/display" 2> /dev/null &
SCREEN=$!
until [ -s "$XDG_RUNTIME_DIR/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$XDG_RUNTIME_DIR/display")
export DISPLAY

# A sound card that nobody hears
printf 'pcm.!default { type null }\nctl.!default { type null }\n' > "$HOME/.asoundrc"
# A speech engine that writes down what it is given, and speaks it into a file
SPEECHD=$XDG_RUNTIME_DIR/speechd
mkdir -p "$SPEECHD/modules" "$XDG_RUNTIME_DIR/speech-dispatcher"
cat > "$SPEECHD/speechd.conf" <<EOF
LogLevel 3
CommunicationMethod "unix_socket"
AudioOutputMethod "alsa"
DefaultModule written
DefaultLanguage "$TAG"
AddModule "written" "sd_generic" "written.conf"
EOF
cat > "$SPEECHD/modules/written.conf" <<EOF
GenericExecuteSynth "printf '%s\\\\n' \'\$DATA\' | tee -a $OUT/spoken.txt | espeak-ng -v \$VOICE -w $OUT/spoken.wav --stdin"
AddVoice "en" "male1" "en"
AddVoice "de" "male1" "de"
AddVoice "zh" "male1" "cmn"
GenericLanguage "en" "en" "utf-8"
GenericLanguage "de" "de" "utf-8"
GenericLanguage "zh" "cmn" "utf-8"
EOF
speech-dispatcher -s -C "$SPEECHD" -L "$OUT" -P "$XDG_RUNTIME_DIR/speechd.pid" \
    -S "$XDG_RUNTIME_DIR/speech-dispatcher/speechd.sock" 2> "$OUT/speech.log" &
SPEECH=$!

QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_ACCESSIBILITY=1 QT_QPA_PLATFORM=xcb "$HERE/.venv/bin/python" "$HERE/main.py" \
    run --windowed 1280x720 --language "$TAG" --state "$XDG_RUNTIME_DIR/state" > "$OUT/kiosk.log" 2>&1 &
KIOSK=$!
WINDOW=$(xdotool search --sync --onlyvisible --pid $KIOSK | tail -1)
xdotool windowfocus "$WINDOW"

PYTHONUNBUFFERED=1 orca --debug-file="$OUT/orca.log" --replace > "$OUT/orca.out" 2>&1 &
ORCA=$!
sleep 8

# The ring comes to the first language; Return on it begins the visit; then the page is read button after button
press() {
    xdotool key --window "$WINDOW" "$1"
    sleep 2
}
press Tab
/usr/bin/python3 "$HERE/packaging/tools/screen_tree.py" ${PRESSED:+"$PRESSED"} > "$OUT/tree.txt"
for _ in 1 2 3 4 5 6 7 8 9 10; do
    press Tab
done
import -window root "$OUT/screen.png" 2> /dev/null || true
/usr/bin/python3 "$HERE/packaging/tools/screen_tree.py" --next >> "$OUT/tree.txt"
/usr/bin/python3 - "$OUT/spoken.wav" <<'EOF'
import array, sys, wave
with wave.open(sys.argv[1]) as sound:
    heard = array.array("h", sound.readframes(sound.getnframes()))
    print(f"the last of them: {sound.getnframes() / sound.getframerate():.1f} s, loudest {max(map(abs, heard)) / 32768:.0%}")
EOF
echo "$(wc -l < "$OUT/spoken.txt") sentences were spoken: $OUT/spoken.txt"
