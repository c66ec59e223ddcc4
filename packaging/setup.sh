#!/bin/sh
# Makes .venv with the pinned packages and sees that the system has what Qt needs; nothing to do when nothing changed.
set -eu
cd "$(dirname "$0")/.."

fail() {
    echo "setup: $*" >&2
    exit 1
}

# The libraries that PySide6's Qt is linked with and does not bring, and the Debian package of each.
LIBRARIES="
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libpulse.so.0 libpulse0
libspeechd.so.2 libspeechd2
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0
"
# Programs that only tests and packaging use, and the Debian package of each.
PROGRAMS="
Xvfb xvfb
xdotool xdotool
objdump binutils
strace strace
zbarimg zbar-tools
nginx nginx-light
espeak-ng espeak-ng
speech-dispatcher speech-dispatcher
/usr/lib/speech-dispatcher-modules/sd_espeak-ng speech-dispatcher-espeak-ng
"

missing_libraries() {
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    echo "$LIBRARIES" | while read -r library package; do
        [ -z "$library" ] || case "$known" in *"	$library "*) ;; *) printf '%s ' "$package" ;; esac
    done
}

missing_programs() {
    echo "$PROGRAMS" | while read -r program package; do
        [ -z "$program" ] || command -v "$program" >/dev/null || printf '%s ' "$package"
    done
}

can_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null
}

# Installs the packages named, or says in one line what somebody else has to do; $1 says what they are for.
want() {
    purpose=$1
    shift
    [ $# -gt 0 ] || return 0
    can_install || {
        echo "setup: $purpose: please run, as root: apt-get install $*" >&2
        return 1
    }
    echo "setup: installing $*"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends "$@"; } </dev/null >"$log" 2>&1 || {
        tail -n 20 "$log" >&2
        fail "the system packages could not be installed."
    }
}

chosen_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed and was not found."
}

mkdir -p build
log=build/setup.log
if command -v flock >/dev/null; then
    exec 9>build/setup.lock
    flock 9
fi

python=$(chosen_python)
requirements="packaging/requirements/product.txt packaging/requirements/dev.txt"
# shellcheck disable=SC2086 # two files
state=$({ pwd && "$python" -V && cat packaging/setup.sh $requirements; } | cksum)
stamp=.venv/setup-stamp
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ] && [ -x .venv/bin/python ]; then
    exit 0
fi

if [ "$(uname -s)" = Linux ]; then
    # shellcheck disable=SC2046 # a list of packages
    want "Qt needs libraries of the system" $(missing_libraries) || exit 1
    # shellcheck disable=SC2046
    want "only tests and packaging need more" $(missing_programs) || true
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    want "Python needs its venv module" python3-venv || exit 1
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$python has no venv module."
fi

echo "setup: making .venv with $("$python" -V)"
if ! .venv/bin/python -c 'import pip' 2>/dev/null ||
    [ "$(.venv/bin/python -V)" != "$("$python" -V)" ] || ! grep -qF "$(pwd)/.venv" .venv/bin/activate; then
    rm -rf .venv
    "$python" -m venv .venv
fi
rm -f "$stamp"
# shellcheck disable=SC2086
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes \
    --only-binary :all: $(printf -- '-r %s ' $requirements) </dev/null ||
    fail "the pinned packages could not be installed; is there a way to a package index?"
echo "$state" >"$stamp"
echo "setup: done"
