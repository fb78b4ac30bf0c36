"""``python -m ui`` starts the program."""

import gc
import sys

from workstation.workflows.machine import read_instead

if __name__ == "__main__" and not read_instead(sys.argv[1:]):
    # All that is made until the first screen stands is kept: `main` looks for waste again.
    gc.disable()
    from ui.app import main

    sys.exit(main(sys.argv[1:]))
