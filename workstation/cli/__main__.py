"""``python -m workstation.cli`` is the same as ``assessor``."""

import sys

from workstation.workflows.machine import read_instead

if not read_instead(sys.argv[1:]):
    from workstation.cli.main import main

    sys.exit(main())
