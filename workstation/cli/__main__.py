"""``python -m workstation.cli`` is the same as ``assessor``."""

import sys

from workstation.cli.main import main

sys.exit(main())
