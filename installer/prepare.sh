#!/bin/sh
# Make sure that the system packages are there; install them as root, or say the one line to type.
# Usage: prepare.sh venv|run|test
set -eu

qt="libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0
libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0
libxcb-xinerama0 libxcb-xkb1 xvfb xauth"
tools="poppler-utils mupdf-tools openssl strace iproute2 xdotool x11-utils softhsm2 dbus"

case "$1" in
venv) wanted="python3-venv" ;;
run) wanted="$qt" ;;
test) wanted="$qt $tools" ;;
*) echo "usage: prepare.sh venv|run|test" >&2; exit 2 ;;
esac

# A virtual environment can come from another Python than the system's own.
if [ "$1" = venv ] && python3 -c 'import ensurepip, venv' 2>/dev/null; then
	exit 0
fi
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $wanted; do
	status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
	[ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
	as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	as_root="sudo"
else
	echo "These system packages are missing. Type this line, then start again:" >&2
	echo "  sudo apt-get install -y$missing" >&2
	exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq || true
if ! $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null; then
	echo "The system packages could not be installed. Type this line, then start again:" >&2
	echo "  sudo apt-get install -y$missing" >&2
	exit 1
fi
