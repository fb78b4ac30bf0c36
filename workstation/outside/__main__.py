"""``python -m workstation.outside``: the process without keys; see :mod:`outside.start`."""

import sys

from workstation.outside.start import main

main(sys.argv[1:])
