"""``python -m ui`` starts the program."""

import sys

from workstation.workflows.machine import read_instead

if __name__ == "__main__" and not read_instead(sys.argv[1:]):
    from ui.app import main

    sys.exit(main(sys.argv[1:]))
