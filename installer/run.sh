#!/bin/sh
# Do the main job: with a display open the window on a demo vault, without one walk the demo.
# Usage: run.sh FOLDER
set -eu
out=$1
assessor=.venv/bin/assessor

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	if [ ! -d "$out/OTT-04" ]; then
		"$assessor" demo --out "$out" --no-screens
	fi
	echo "Passphrase of each officer: see $out/passphrases"
	exec "$assessor" --vault "$out/OTT-04"
fi

rm -rf "$out"
xvfb-run -a -s "-screen 0 1920x1080x24" "$assessor" demo --out "$out"
echo
echo "Signed packets, the bundle and a picture of every screen are in $out"
